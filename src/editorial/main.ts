import { Refusal } from "../cli/refusal.ts";
import { accept } from "./commands/accept.ts";
import { agree } from "./commands/agree.ts";
import { check } from "./commands/check.ts";

/** A word that stands first asks for something else than a check. Each takes its arguments and gives the exit code. */
const commands: Record<string, (argv: string[]) => number> = { agree, accept };

try {
  const argv = process.argv.slice(2);
  const [word = "", ...rest] = argv;
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  process.exitCode = command === undefined ? check(argv) : command(rest);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}
