import type { Subcommand } from "../../cli/program.ts";
import { runProgram } from "../../cli/program.ts";
import { Refusal } from "../../cli/refusal.ts";
import type { Screen } from "../../cli/terminal.ts";
import { accept, findChanges, readBook } from "./files.ts";

/** A subcommand that takes nothing but `--help`. */
function plain(word: string, about: string, run: (screen: Screen) => number): Subcommand {
  return {
    about,
    execute(argv, screen) {
      const [first] = argv;
      if (first === "--help" || first === "-h") {
        screen.write(`${about}\n\nUsage: npm run rules -- ${word}\n`);
        return Promise.resolve(0);
      }
      if (first !== undefined)
        throw new Refusal(`npm run rules -- ${word} takes no argument; ${first} was given.`);
      return Promise.resolve(run(screen));
    },
  };
}

const subcommands: Record<string, Subcommand> = {
  diff: plain(
    "diff",
    "Says what the rules decide otherwise than in the accepted ledgers.",
    (screen) => {
      const changes = Object.entries(findChanges(process.cwd(), readBook(process.cwd())));
      for (const [tool, sentences] of changes)
        screen.write(`${tool}\n${sentences.map((each) => `  ${each}\n`).join("")}`);
      if (changes.length === 0) screen.write("The rules decide as accepted.\n");
      return changes.length === 0 ? 0 : 1;
    },
  ),
  accept: plain(
    "accept",
    "Accepts what the rules decide now: writes docs/rules-ledger.",
    (screen) => {
      for (const [tool, entries] of Object.entries(accept(process.cwd(), readBook(process.cwd()))))
        screen.write(`${tool}: ${entries} combinations\n`);
      return 0;
    },
  ),
};

try {
  process.exitCode = await runProgram(
    {
      name: "npm run rules --",
      about: "Keeps the ledgers of what the tools decide.",
      subcommands,
      exitCodes: "0 nothing changed or accepted · 1 decisions changed · 2 wrong usage.",
      examples: ["npm run rules -- diff", "npm run rules -- accept"],
    },
    process.argv.slice(2),
    process.stdout,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}
