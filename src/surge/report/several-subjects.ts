import { parseArgs } from "node:util";
import { parseArguments } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";

/** What was typed, for a command that takes several subjects. */
export type SeveralTyped<Options> =
  | { help: true }
  | { help: false; subjects: string[]; options: Options };

/** Reads the arguments of a command whose subject may be given more than once. Throws a Refusal. */
export function parseSeveral<Options>(
  command: Command<Options>,
  argv: readonly string[],
): SeveralTyped<Options> {
  const known = Object.fromEntries(
    Object.keys(command.options as object).map((name) => [name, { type: "string" as const }]),
  );
  const { tokens } = parseArgs({ args: [...argv], options: known, strict: false, tokens: true });
  const places = tokens.filter(({ kind }) => kind === "positional").map(({ index }) => index);
  const subjects = places.map((place) => argv[place] ?? "");
  const [, ...further] = places;
  const typed = parseArguments(
    command,
    argv.filter((_, place) => !further.includes(place)),
  );
  return typed.help ? typed : { help: false, subjects, options: typed.options };
}
