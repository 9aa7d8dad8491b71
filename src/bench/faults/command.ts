import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { someOf } from "../../cli/names.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import { listenForStop } from "../../cli/stop-signal.ts";
import type { Screen } from "../../cli/terminal.ts";
import { createTerminal } from "../../cli/terminal.ts";
import { findFreePort, startProcess } from "../contestants/started-process.ts";
import type { Subcommand } from "../../cli/program.ts";
import { PROGRAM } from "../program-name.ts";
import type { SiteUnderTest } from "./fault.ts";
import { askLoad, endLoad, faults } from "./fault.ts";
import type { FromLoad, Phase, ToLoad } from "./messages.ts";
import { onCoresOf, startLoad } from "./start-load.ts";
import type { FaultFigures } from "./summarize.ts";
import { tableHead, toFigures, toRow } from "./summarize.ts";

interface Options {
  rate: number;
  seconds: number;
  only: readonly string[];
  out: string;
}

const command: Command<Options> = {
  usage: `${PROGRAM} faults`,
  about:
    "Asks for pages at a steady rate while parts of the server are flooded, stopped and killed, and tells what page readers noticed.",
  options: {
    rate: {
      value: "N",
      about: "Pages asked for per second.",
      example: "3000",
      read: wholeNumber({ least: 10, most: 20_000 }),
      fallback: 3000,
    },
    seconds: {
      value: "S",
      about: "Length of each phase.",
      example: "20",
      read: wholeNumber({ least: 2, most: 120 }),
      fallback: 20,
    },
    only: someOf(
      "Make only these happen",
      faults.map(({ name }) => name),
      "flood,deploy",
    ),
    out: {
      value: "FOLDER",
      about: "Where faults.json is written.",
      example: "docs/bench",
      read: (text) => text,
      fallback: "docs/bench",
    },
  },
  examples: [`${PROGRAM} faults`, `${PROGRAM} faults --rate 1000 --seconds 4 --only flood,deploy`],
};

export const faultsCommand: Subcommand = {
  about: "what page readers notice while parts of the server fail",
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    if (typed.help) {
      screen.write(`${toHelp(command)}\n`);
      return 0;
    }
    const results = await run(typed.options, screen);
    mkdirSync(typed.options.out, { recursive: true });
    writeFileSync(join(typed.options.out, "faults.json"), `${JSON.stringify(results, null, 2)}\n`);
    return 0;
  },
};

async function run({ rate, seconds, only }: Options, screen: Screen): Promise<FaultFigures[]> {
  const terminal = createTerminal(screen);
  // Whatever happens, everything started here is stopped and removed, last first.
  await using stack = new AsyncDisposableStack();
  const { stopped } = stack.use(listenForStop());
  const data = mkdtempSync(join(tmpdir(), "freshet-faults-"));
  stack.defer(() => rmSync(data, { recursive: true, force: true }));
  const site = await startSite(data, stack);
  const work = async (): Promise<FaultFigures[]> => {
    const pages = site.load("page-load.ts", String(site.port), String(rate));
    terminal.status("Measuring how many forms the dynamic worker can store beside the pages");
    const formsPerSecond = await measureForms(site.load("flood.ts", String(site.port), "16"));
    await nextPhase(pages, "calm");
    terminal.line(
      `Beside ${rate} pages a second, the dynamic worker stores ${formsPerSecond} forms a second; a calm phase of ${seconds} s before each fault of ${seconds} s`,
    );
    terminal.line(tableHead);
    const results: FaultFigures[] = [];
    for (const fault of faults.filter(({ name }) => only.includes(name))) {
      terminal.status(`${fault.name}: ${fault.about}`);
      await wait(seconds * 1000);
      const before = toFigures(await nextPhase(pages, fault.name));
      const end = fault.begin({ ...site, formsPerSecond });
      await wait(seconds * 1000);
      const during = toFigures(await nextPhase(pages, "after"));
      const seen = await end();
      results.push({ name: fault.name, about: fault.about, before, during, seen });
      terminal.line(toRow(results.at(-1) as FaultFigures));
      await wait(4000);
      await nextPhase(pages, "calm");
    }
    return results;
  };
  return await Promise.race([work(), stopped]);
}

/** The server on its cores, and what starts loads, which end with `stack` as it does. */
async function startSite(
  dataFolder: string,
  stack: AsyncDisposableStack,
): Promise<Omit<SiteUnderTest, "formsPerSecond">> {
  const port = await findFreePort();
  const entry = join(import.meta.dirname, "..", "..", "server", "main.ts");
  const [command = "", ...args] = [...onCoresOf("server"), process.execPath, entry];
  const { pid, stop } = await startProcess({
    command,
    args,
    cwd: process.cwd(),
    port,
    // The loads say who they are, so that one machine is not taken for one client by the rate limit.
    env: {
      FRESHET_PORT: String(port),
      FRESHET_HOST: "127.0.0.1",
      FRESHET_WORKERS: "2",
      FRESHET_DATA: dataFolder,
      FRESHET_METRICS_PORT: "0",
      FRESHET_CLIENT_HEADER: "x-client",
      FRESHET_TRUSTED_PEERS: "127.0.0.1",
    },
  });
  stack.defer(stop);
  return {
    port,
    dataFolder,
    pid,
    workers: (file) => workersOf(pid, file),
    load(file, ...words) {
      const load = startLoad(file, words);
      stack.defer(() => {
        if (load.connected) load.disconnect();
      });
      return load;
    },
  };
}

/**
 * Stored forms per second under a closed load that always has the next one ready. A worker that has just started stores half as
 * many, and a flood of ten times that would be one of five times.
 */
async function measureForms(load: ChildProcess): Promise<number> {
  const [warmUpS, measuredS] = [6, 6];
  await wait(warmUpS * 1000);
  const before = toStored(await askLoad(load));
  await wait(measuredS * 1000);
  const stored = toStored(await endLoad(load)) - before;
  if (stored === 0) throw new Error("No form was stored: is the dynamic worker running?");
  return Math.round(stored / measuredS);
}

const toStored = (seen: string): number => Number(/303:(\d+)/.exec(seen)?.[1] ?? 0);

/** Ends the phase that runs, begins the next, and gives what was seen. */
function nextPhase(pages: ChildProcess, name: string): Promise<Phase> {
  return new Promise((resolve, reject) => {
    pages.once("message", ({ finished }: FromLoad) => resolve(finished));
    pages.send({ phase: name } satisfies ToLoad, (error) => {
      if (error !== null) reject(error);
    });
  });
}

function workersOf(pid: number, file: string): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  return children
    .map(Number)
    .filter((child) => readFileSync(`/proc/${child}/cmdline`, "utf8").includes(file));
}
