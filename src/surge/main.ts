import type { Program, Subcommand } from "../cli/program.ts";
import { runProgram } from "../cli/program.ts";
import { Refusal } from "../cli/refusal.ts";
import { analyze } from "./commands/analyze.ts";
import { compare } from "./commands/compare.ts";
import { handOff } from "./commands/export.ts";
import { plan } from "./commands/plan.ts";
import { profiles } from "./commands/profiles.ts";
import { replay } from "./commands/replay.ts";
import { report } from "./commands/report.ts";
import { run } from "./commands/run.ts";
import { PROGRAM } from "./program-name.ts";

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

const PROGRAM_TABLE: Program = {
  name: PROGRAM,
  about: "Sends a site the crowd of a news surge, or its own log again, and says whether it held.",
  subcommands: SUBCOMMANDS,
  exitCodes: "0 every limit held · 1 a limit failed · 2 invalid run or wrong usage · 3 stopped.",
  examples: [
    `${PROGRAM} run election-night-2016 --target http://localhost:4321 --visitors 2000 --seconds 60`,
    `${PROGRAM} replay access.log --target http://localhost:4321 --speed 10`,
  ],
};

try {
  process.exitCode = await runProgram(PROGRAM_TABLE, process.argv.slice(2), process.stdout);
} catch (error) {
  // Anything but a Refusal is a fault of the lab; its stack is the report, and the run is invalid.
  process.stderr.write(
    `${error instanceof Refusal ? error.message : ((error as Error).stack ?? error)}\n`,
  );
  process.exitCode = 2;
}
