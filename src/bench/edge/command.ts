import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { someOf } from "../../cli/names.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import type { Subcommand } from "../../cli/program.ts";
import { Refusal } from "../../cli/refusal.ts";
import { listenForStop } from "../../cli/stop-signal.ts";
import type { Screen } from "../../cli/terminal.ts";
import { createTerminal } from "../../cli/terminal.ts";
import { PROGRAM } from "../program-name.ts";
import { toChart } from "./chart-svg.ts";
import type { EdgeWork, Part } from "./measure.ts";
import { measureEdge, parts } from "./measure.ts";
import { toReportText } from "./report-text.ts";
import { putUnitCosts } from "./unit-costs.ts";

interface Options extends Pick<EdgeWork, "rounds" | "requests" | "visitors" | "seconds"> {
  "night-visitors": number;
  "night-seconds": number;
  only: readonly Part[];
  out: string;
  costs: string;
}

const command: Command<Options> = {
  usage: `${PROGRAM} edge`,
  about:
    "Measures what nginx with TLS costs in front of this server, from the kernel's account of each: requests one kind at a time, the crowd of the night at its full pace, and what of the night reaches the servers behind a cache. Takes about ten minutes.",
  options: {
    rounds: {
      value: "N",
      about: "Rounds that count; all fronts take turns in each.",
      example: "3",
      read: wholeNumber({ least: 1, most: 100 }),
      fallback: 3,
    },
    requests: {
      value: "N",
      about: "Requests per round, row and front; new connections and forms get fewer.",
      example: "20000",
      read: wholeNumber({ least: 200, most: 1_000_000 }),
      fallback: 20_000,
    },
    visitors: {
      value: "N",
      about:
        "Visitors at once in the crowd. With TLS all come from one address, which has ports for some 11,000.",
      example: "10000",
      read: wholeNumber({ least: 10, most: 1_000_000 }),
      fallback: 10_000,
    },
    seconds: {
      value: "S",
      about: "How long the crowd stays, in each round at each front.",
      example: "30",
      read: wholeNumber({ least: 2, most: 3600 }),
      fallback: 30,
    },
    "night-visitors": {
      value: "N",
      about:
        "Visitors at the peak of the night through the cache. A few misses weigh less the more there are.",
      example: "100000",
      read: wholeNumber({ least: 10, most: 1_000_000 }),
      fallback: 100_000,
    },
    "night-seconds": {
      value: "S",
      about: "How long the night takes, from its first hour to the end of its peak.",
      example: "120",
      read: wholeNumber({ least: 2, most: 86_400 }),
      fallback: 120,
    },
    only: someOf("Measure only these", parts, "rows,crowd"),
    out: {
      value: "FOLDER",
      about: "Where edge.json and edge.svg are written.",
      example: "docs/bench",
      read: (text) => text,
      fallback: "docs/bench",
    },
    costs: {
      value: "FILE",
      about: "Put what was measured into this file of unit costs, for surge plan --capacity.",
      example: "src/surge/capacity/unit-costs.yaml",
      read: (text) => text,
      fallback: "",
    },
  },
  examples: [
    `${PROGRAM} edge --costs src/surge/capacity/unit-costs.yaml`,
    `${PROGRAM} edge --only rows --rounds 5`,
  ],
};

export const edgeCommand: Subcommand = {
  about: "what TLS and nginx cost in front of this server, and what a cache keeps from it",
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    if (typed.help) screen.write(`${toHelp(command)}\n`);
    else await run(typed.options, screen);
    return 0;
  },
};

async function run({ only, out, costs, ...options }: Options, screen: Screen): Promise<void> {
  const costsText = costs === "" ? "" : readCosts(costs);
  const terminal = createTerminal(screen);
  const folder = mkdtempSync(join(tmpdir(), "freshet-edge-bench-"));
  using stack = new DisposableStack();
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const measuring = measureEdge({
    ...options,
    night: { visitors: options["night-visitors"], seconds: options["night-seconds"] },
    only,
    folder,
    signal: stack.use(listenForStop()).signal,
    say: terminal.status,
  });
  mkdirSync(out, { recursive: true });
  let report: string[] = [];
  for await (const bench of measuring) {
    writeFileSync(join(out, "edge.json"), `${JSON.stringify(bench, null, 2)}\n`);
    writeFileSync(join(out, "edge.svg"), toChart(bench));
    if (costs !== "") writeFileSync(costs, putUnitCosts(costsText, bench));
    report = toReportText(bench);
  }
  terminal.settle();
  for (const line of report) terminal.line(line);
  terminal.line(`Written to ${join(out, "edge.json")}`);
}

/** Read before the ten minutes, so that a wrong name is told at once. */
function readCosts(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Refusal(`--costs ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
