import type { Screen } from "../cli/terminal.ts";

/** A word after `bench`, and what it does. */
export interface Subcommand {
  about: string;
  /** Takes the arguments after the word; gives the exit code. Throws a Refusal. */
  execute(argv: string[], screen: Screen): Promise<number>;
}

/** How the program is called, for usage lines and examples. */
export const PROGRAM = "npm run bench --";
