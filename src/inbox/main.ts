import type { Program, Subcommand } from "../cli/program.ts";
import { runProgram } from "../cli/program.ts";
import { Refusal } from "../cli/refusal.ts";
import { announceChanges } from "./commands/announce.ts";
import { exportOpinions } from "./commands/export.ts";
import { forget } from "./commands/forget.ts";
import { list } from "./commands/list.ts";
import { erase, person } from "./commands/person.ts";
import { PROGRAM } from "./commands/program-name.ts";
import { purgeOld } from "./commands/purge.ts";
import { report } from "./commands/report.ts";
import { summary } from "./commands/summary.ts";

const SUBCOMMANDS: Record<string, Subcommand> = {
  list,
  export: exportOpinions,
  summary,
  report,
  announce: announceChanges,
  purge: purgeOld,
  person,
  erase,
  forget,
};

const PROGRAM_TABLE: Program = {
  name: PROGRAM,
  about: "Reads and looks after what visitors send. FRESHET_DATA or DATABASE_URL says where it is.",
  subcommands: SUBCOMMANDS,
  exitCodes: "0 done · 1 there was nothing, or it failed · 2 wrong usage.",
  examples: [`${PROGRAM} summary --since 2026-11-01`],
};

try {
  process.exitCode = await runProgram(PROGRAM_TABLE, process.argv.slice(2), process.stdout);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}
