import { Refusal } from "./refusal.ts";
import type { Screen } from "./terminal.ts";

/** A word after a program's name, and what it does. */
export interface Subcommand {
  about: string;
  /** Takes the arguments after the word; gives the exit code. Throws a Refusal. */
  execute(argv: string[], screen: Screen): Promise<number>;
}

/** A program that is a table of subcommands. */
export interface Program {
  /** As typed: `npm run surge --`. */
  name: string;
  about: string;
  subcommands: Record<string, Subcommand>;
  /** What the exit codes mean, as one line. */
  exitCodes: string;
  /** Whole command lines that work. */
  examples: readonly string[];
}

/** Does what the first word says, or shows the help. Gives the exit code; throws a Refusal for a word that is none. */
export async function runProgram(
  program: Program,
  [word, ...rest]: string[],
  screen: Screen,
): Promise<number> {
  const { name, subcommands } = program;
  if (word === undefined || word === "--help" || word === "-h") {
    screen.write(`${toProgramHelp(program)}\n`);
    return word === undefined ? 2 : 0;
  }
  const subcommand = Object.hasOwn(subcommands, word) ? subcommands[word] : undefined;
  if (subcommand === undefined) {
    const known = Object.keys(subcommands).join(", ");
    const short = name.replaceAll(/npm run | --$/g, "");
    throw new Refusal(`${short} has no command "${word}"; it has ${known}. See ${name} --help.`);
  }
  return subcommand.execute(rest, screen);
}

function toProgramHelp({ name, about, subcommands, exitCodes, examples }: Program): string {
  const [first = ""] = Object.keys(subcommands);
  const width = Math.max(8, ...Object.keys(subcommands).map((word) => word.length)) + 2;
  return [
    about,
    "",
    `Usage: ${name} COMMAND [options]`,
    "",
    ...Object.entries(subcommands).map(([word, row]) => `  ${word.padEnd(width)}${row.about}`),
    "",
    `Each has its own help, such as ${name} ${first} --help.`,
    `Exit codes: ${exitCodes}`,
    ...(examples.length === 0 ? [] : ["", "Examples:", ...examples.map((each) => `  ${each}`)]),
  ].join("\n");
}
