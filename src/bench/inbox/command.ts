import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import type { Subcommand } from "../../cli/program.ts";
import { Refusal } from "../../cli/refusal.ts";
import type { Screen } from "../../cli/terminal.ts";
import { createTerminal } from "../../cli/terminal.ts";
import type { DatabasePlace } from "../../inbox/store/database.ts";
import { PROGRAM } from "../program-name.ts";
import type { CommitFigures } from "./commit-run.ts";
import { commitModes, measureCommits } from "./commit-run.ts";
import { runKills } from "./kill-run.ts";

interface Options {
  seconds: number;
  writers: number;
  kills: number;
  database: string | null;
  out: string;
}

const command: Command<Options> = {
  usage: `${PROGRAM} inbox`,
  about:
    "Measures what a stored message costs, many in one commit against each in its own, and kills the worker while people write.",
  options: {
    seconds: {
      value: "S",
      about: "Length of each measurement.",
      example: "5",
      read: wholeNumber({ least: 1, most: 120 }),
      fallback: 5,
    },
    writers: {
      value: "N",
      about: "Writers while the worker is killed.",
      example: "200",
      read: wholeNumber({ least: 1, most: 2000 }),
      fallback: 200,
    },
    kills: {
      value: "N",
      about: "How often it is killed (kill -9); 0 leaves that out.",
      example: "50",
      read: wholeNumber({ least: 0, most: 1000 }),
      fallback: 50,
    },
    database: {
      value: "URL",
      about: "An empty PostgreSQL database to measure beside SQLite; it is filled with messages.",
      example: "postgres://me@localhost/bench",
      read(text) {
        if (/^postgres(ql)?:\/\//.test(text)) return text;
        throw new Refusal("must be a postgres:// address");
      },
      fallback: null,
    },
    out: {
      value: "FOLDER",
      about: "Where inbox.json is written.",
      example: "docs/bench",
      read: (text) => text,
      fallback: "docs/bench",
    },
  },
  examples: [`${PROGRAM} inbox`, `${PROGRAM} inbox --kills 0 --seconds 2`],
};

/** Exit code 1 says that an acknowledged message was lost or doubled. */
export const inboxCommand: Subcommand = {
  about: "what a stored message costs, and that none is lost",
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    if (!typed.help) return run(typed.options, screen);
    screen.write(`${toHelp(command)}\n`);
    return 0;
  },
};

/** Writers that wait at the same time: one visitor, as many as the server lets in, and many more. */
const writerCounts = [1, 8, 64];

async function run(options: Options, screen: Screen): Promise<number> {
  const { seconds, writers, kills, database, out } = options;
  const terminal = createTerminal(screen);
  const folder = mkdtempSync(join(tmpdir(), "freshet-inbox-bench-"));
  const places: DatabasePlace[] = [
    { folder },
    ...(database === null ? [] : [{ folder, url: database }]),
  ];
  const commits: CommitFigures[] = [];
  const killed: { database: string; acknowledged: number; lost: number; doubled: number }[] = [];
  try {
    for (const place of places) {
      for (const count of writerCounts) {
        for (const mode of commitModes) {
          const figures = await measureCommits({ place, mode, writers: count, seconds });
          commits.push(figures);
          terminal.line(toLine(figures));
        }
      }
      if (kills === 0) continue;
      const outcome = await runKills({
        writers,
        kills,
        mostBetween: 300,
        folder,
        place,
        random: Math.random,
      });
      const { acknowledged, missing, repeated } = outcome;
      const kind = place.url === undefined ? "sqlite" : "postgres";
      killed.push({ database: kind, acknowledged, lost: missing.length, doubled: repeated.length });
      terminal.line(
        `${kind}: killed ${kills} times under ${writers} writers: ${acknowledged} acknowledged, ${missing.length} lost, ${repeated.length} doubled`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "inbox.json"), `${JSON.stringify({ commits, killed }, null, 2)}\n`);
  return killed.every(({ lost, doubled }) => lost === 0 && doubled === 0) ? 0 : 1;
}

function toLine(figures: CommitFigures): string {
  const { database, mode, writers, durablePerSecond, durablePerCpuSecond, p50Ms, p99Ms } = figures;
  const rates = `${durablePerSecond}/s, ${durablePerCpuSecond} per CPU second`;
  return `${database}, ${writers} writers, ${mode}: ${rates}, p50 ${p50Ms} ms, p99 ${p99Ms} ms`;
}
