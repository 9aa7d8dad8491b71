import type { Option } from "./arguments.ts";
import { Refusal } from "./refusal.ts";

/**
 * An option's row whose value is some of these names, separated by commas, in the order in which they are known; all of them
 * unless given. `about` is the sentence for the help without its full stop.
 */
export function someOf<Name extends string>(
  about: string,
  known: readonly Name[],
  example: string,
): Option<readonly Name[]> {
  return {
    value: "NAMES",
    about: `${about}, separated by commas: ${known.join(", ")}.`,
    example,
    read(text) {
      const typed = new Set(text.split(",").map((name) => name.trim()));
      const chosen = known.filter((name) => typed.has(name));
      if (chosen.length === typed.size) return chosen;
      throw new Refusal(`must be names from ${known.join(", ")}, separated by commas`);
    },
    fallback: known,
  };
}
