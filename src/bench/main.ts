import type { Program, Subcommand } from "../cli/program.ts";
import { runProgram } from "../cli/program.ts";
import { Refusal } from "../cli/refusal.ts";
import { edgeCommand } from "./edge/command.ts";
import { editorial } from "./editorial/command.ts";
import { faultsCommand } from "./faults/command.ts";
import { inboxCommand } from "./inbox/command.ts";
import { labCommand } from "./lab/command.ts";
import { server } from "./server/command.ts";
import { PROGRAM } from "./program-name.ts";
import { readerCommand } from "./reader/command.ts";

const SUBCOMMANDS: Record<string, Subcommand> = {
  server,
  faults: faultsCommand,
  inbox: inboxCommand,
  lab: labCommand,
  editorial,
  reader: readerCommand,
  edge: edgeCommand,
};

const PROGRAM_TABLE: Program = {
  name: PROGRAM,
  about: "Measures what parts of the project cost.",
  subcommands: SUBCOMMANDS,
  exitCodes: "0 measured · 1 an answer was wrong, no figures · 2 wrong usage.",
  examples: [],
};

try {
  process.exitCode = await runProgram(PROGRAM_TABLE, process.argv.slice(2), process.stdout);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}
