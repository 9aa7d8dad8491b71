import { Refusal } from "../cli/refusal.ts";
import { analyze } from "./commands/analyze.ts";
import { compare } from "./commands/compare.ts";
import { handOff } from "./commands/export.ts";
import { plan } from "./commands/plan.ts";
import { profiles } from "./commands/profiles.ts";
import { replay } from "./commands/replay.ts";
import { report } from "./commands/report.ts";
import { run } from "./commands/run.ts";
import { PROGRAM } from "./subcommand.ts";
import type { Subcommand } from "./subcommand.ts";

const SUBCOMMANDS: Record<string, Subcommand> = {
  profiles,
  plan,
  run,
  replay,
  analyze,
  report,
  compare,
  export: handOff,
};

const HELP = [
  "Sends a site the crowd of a news surge, or its own log again, and says whether it held.",
  "",
  `Usage: ${PROGRAM} COMMAND [options]`,
  "",
  ...Object.entries(SUBCOMMANDS).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`),
  "",
  `Each has its own help, such as ${PROGRAM} run --help.`,
  "Exit codes: 0 every limit held · 1 a limit failed · 2 invalid run or wrong usage · 3 stopped.",
  "",
  "Examples:",
  `  ${PROGRAM} run election-night-2016 --target http://localhost:4321 --visitors 2000 --seconds 60`,
  `  ${PROGRAM} replay access.log --target http://localhost:4321 --speed 10`,
].join("\n");

async function main([word, ...rest]: string[]): Promise<number> {
  if (word === undefined || word === "--help" || word === "-h") {
    process.stdout.write(`${HELP}\n`);
    return word === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(SUBCOMMANDS, word)) {
    throw new Refusal(
      `surge has no command "${word}"; it has ${Object.keys(SUBCOMMANDS).join(", ")}. See ${PROGRAM} --help.`,
    );
  }
  return (await SUBCOMMANDS[word]?.execute(rest, process.stdout)) ?? 2;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // Anything but a Refusal is a fault of the lab; its stack is the report, and the run is invalid.
  process.stderr.write(
    `${error instanceof Refusal ? error.message : ((error as Error).stack ?? error)}\n`,
  );
  process.exitCode = 2;
}
