import type { Program } from "../cli/program.ts";
import { runProgram } from "../cli/program.ts";
import { Refusal } from "../cli/refusal.ts";
import { generateCommand } from "./commands/generate.ts";
import { prove } from "./commands/prove.ts";
import { targets } from "./commands/targets.ts";
import { PROGRAM } from "./program-name.ts";

const PROGRAM_TABLE: Program = {
  name: PROGRAM,
  about: "Writes what stands in front of the server, from the build, and proves that it holds.",
  subcommands: {
    ...Object.fromEntries(
      Object.entries(targets).map(([word, target]) => [word, generateCommand(word, target)]),
    ),
    prove,
  },
  exitCodes: "0 written, or everything held · 1 an expectation failed · 2 wrong usage or a fault.",
  examples: [
    `${PROGRAM} nginx --out /srv/edge --settings src/edge/example.yaml`,
    `${PROGRAM} prove`,
  ],
};

try {
  process.exitCode = await runProgram(PROGRAM_TABLE, process.argv.slice(2), process.stdout);
} catch (error) {
  process.stderr.write(
    `${error instanceof Refusal ? error.message : ((error as Error).stack ?? error)}\n`,
  );
  process.exitCode = 2;
}
