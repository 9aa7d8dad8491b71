import { Refusal } from "../cli/refusal.ts";
import { faultsCommand } from "./faults/command.ts";
import { server } from "./server/command.ts";
import { PROGRAM } from "./subcommand.ts";
import type { Subcommand } from "./subcommand.ts";

const SUBCOMMANDS: Record<string, Subcommand> = { server, faults: faultsCommand };

const HELP = [
  "Measures what parts of the project cost.",
  "",
  `Usage: ${PROGRAM} COMMAND [options]`,
  "",
  ...Object.entries(SUBCOMMANDS).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`),
  "",
  `Each has its own help, such as ${PROGRAM} server --help.`,
  "Exit codes: 0 measured · 1 an answer was wrong, no figures · 2 wrong usage.",
].join("\n");

async function main([word, ...rest]: string[]): Promise<number> {
  if (word === undefined || word === "--help" || word === "-h") {
    process.stdout.write(`${HELP}\n`);
    return word === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(SUBCOMMANDS, word)) {
    throw new Refusal(
      `bench has no command "${word}"; it has ${Object.keys(SUBCOMMANDS).join(", ")}. See ${PROGRAM} --help.`,
    );
  }
  return (await SUBCOMMANDS[word]?.execute(rest, process.stdout)) ?? 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}
