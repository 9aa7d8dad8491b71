import type { Command, Option } from "../../cli/arguments.ts";

/** An option that is given or not, such as `--json`: true or null. Its arguments go through `expandFlags` first. */
export function flag(about: string): Option<true | null> {
  return { value: "", about, example: "yes", read: () => true, fallback: null };
}

/** Gives every flag that stands alone a value, so that it does not take the next word for its own. */
export function expandFlags<Options>(command: Command<Options>, argv: readonly string[]): string[] {
  const options = Object.entries(command.options) as [string, Option<unknown>][];
  const flags = new Set(
    options.filter(([, { value }]) => value === "").map(([name]) => `--${name}`),
  );
  return argv.map((word) => (flags.has(word) ? `${word}=yes` : word));
}
