import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
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
import { findStoredTable } from "../../delivery/stored-table.ts";
import { startFreshetIn } from "../contestants/freshet.ts";
import { findFreePort } from "../contestants/started-process.ts";
import { PROGRAM } from "../program-name.ts";
import { addBarePages, htmlOf } from "./bare-site.ts";
import { openBrowser } from "../../chromium/open-browser.ts";
import { toChart } from "./chart-svg.ts";
import { judgePages } from "./judge.ts";
import type { KindName } from "./page-kinds.ts";
import { kindNames, pickPages } from "./page-kinds.ts";
import { measurePaint } from "./paint.ts";
import { slowPhone } from "./phone.ts";
import { toReportText } from "./report-text.ts";
import type { ReaderBench } from "./result.ts";
import { toReaderPage } from "./result.ts";

const partNames = ["paint", "lighthouse"] as const;

interface Options {
  rounds: number;
  runs: number;
  pages: readonly KindName[];
  only: readonly (typeof partNames)[number][];
  browser: string;
  out: string;
}

const command: Command<Options> = {
  usage: `${PROGRAM} reader`,
  about:
    "Measures in Chromium what a reader gets: first paint on a slow phone against a bare page with the same words, bytes and requests of a first visit, and Lighthouse's scores.",
  options: {
    rounds: {
      value: "N",
      about: "Loads of each page that count, after one that warms up.",
      example: "5",
      read: wholeNumber({ least: 1, most: 100 }),
      fallback: 5,
    },
    runs: {
      value: "N",
      about: "Runs of Lighthouse on each page.",
      example: "3",
      read: wholeNumber({ least: 1, most: 20 }),
      fallback: 3,
    },
    pages: someOf("Measure only these kinds of pages", kindNames, "front,guidance"),
    only: someOf("Measure only these", partNames, "paint"),
    browser: {
      value: "FILE",
      about: "The Chromium to use; without it the system's, or that of the packages.",
      example: "/usr/bin/chromium",
      read: (text) => text,
      fallback: "",
    },
    out: {
      value: "FOLDER",
      about: "Where reader.json and reader.svg are written.",
      example: "docs/bench",
      read: (text) => text,
      fallback: "docs/bench",
    },
  },
  examples: [
    `${PROGRAM} reader`,
    `${PROGRAM} reader --only paint --pages guidance --rounds 20`,
    `${PROGRAM} reader --only lighthouse --runs 1 --out /tmp`,
  ],
};

export const readerCommand: Subcommand = {
  about: "what a reader gets: first paint, bytes, Lighthouse",
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    if (typed.help) screen.write(`${toHelp(command)}\n`);
    else await run(typed.options, screen);
    return 0;
  },
};

async function run(options: Options, screen: Screen): Promise<void> {
  const terminal = createTerminal(screen);
  // Whatever happens, an interruption included, everything started here is stopped and removed, last first.
  await using stack = new AsyncDisposableStack();
  const { stopped } = stack.use(listenForStop());
  const bench = await Promise.race([measure(options, stack, terminal.status), stopped]);
  terminal.settle();
  mkdirSync(options.out, { recursive: true });
  const file = join(options.out, "reader.json");
  writeFileSync(file, `${JSON.stringify(bench, null, 2)}\n`);
  if (bench.paint !== null) writeFileSync(join(options.out, "reader.svg"), toChart(bench));
  for (const line of toReportText(bench)) terminal.line(line);
  terminal.line(`Written to ${file}`);
}

async function measure(
  { rounds, runs, pages: kinds, only, browser: file }: Options,
  stack: AsyncDisposableStack,
  say: (status: string) => void,
): Promise<ReaderBench> {
  const built = findStoredTable("dist");
  if (built === null) throw new Refusal('There is no build to read: run "npm run build" first.');
  const pages = pickPages(built.table.rows, kinds, (row) => htmlOf(built, row));
  say("Opening Chromium");
  const debuggingPort = await findFreePort();
  const browser = await openBrowser({
    debuggingPort,
    closedByCaller: true,
    ...(file === "" ? {} : { file }),
  });
  stack.defer(() => browser.close());
  const folder = mkdtempSync(join(tmpdir(), "freshet-reader-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  say("Writing the bare pages and starting the server");
  const addresses = pages.map(({ address }) => address);
  await addBarePages(built, folder, addresses);
  const site = await startFreshetIn(folder, join(folder, "data"));
  stack.defer(site.stop);
  const origin = `http://127.0.0.1:${site.port}`;
  const paint = only.includes("paint")
    ? await measurePaint({ browser, origin, pages, rounds, say })
    : null;
  const judgement = only.includes("lighthouse")
    ? await judgePages({ debuggingPort, origin, pages, runs, say })
    : null;
  return {
    day: new Date().toISOString().slice(0, 10),
    machine: { processor: cpus()[0]?.model ?? "unknown", cores: cpus().length },
    browser: browser.version(),
    paint: paint === null ? null : { phone: slowPhone, rounds },
    lighthouse: judgement === null ? null : { version: judgement.version, runs },
    pages: pages.map((page) => toReaderPage(page, paint, judgement)),
  };
}
