import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { someOf } from "../../cli/names.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import type { Subcommand } from "../../cli/program.ts";
import { listenForStop } from "../../cli/stop-signal.ts";
import type { Screen } from "../../cli/terminal.ts";
import { createTerminal } from "../../cli/terminal.ts";
import { PROGRAM } from "../program-name.ts";
import type { Engine, Missing } from "./engine.ts";
import { measureEngines } from "./measure.ts";
import { measureMemory } from "./memory.ts";
import { toReportText } from "./report-text.ts";
import { findAutocannon, findUndici, findWrk } from "./request-engines.ts";
import type { LabBench } from "./result.ts";
import { startCountingSite } from "./site-process.ts";
import { findArtillery, findFreshet, findTsung } from "./visit-engines.ts";

/** Looked for when they are asked for: some take a second to tell their version. */
const FINDERS: Record<string, () => Engine | Missing> = {
  freshet: findFreshet,
  tsung: findTsung,
  artillery: findArtillery,
  undici: findUndici,
  autocannon: findAutocannon,
  wrk: findWrk,
};
const PARTS = [...Object.keys(FINDERS), "memory"];

interface Options {
  rounds: number;
  only: readonly string[];
  out: string;
}

const command: Command<Options> = {
  usage: `${PROGRAM} lab`,
  about:
    "Measures what a request costs the lab and other load engines, against one site that counts what arrives. Takes about four minutes.",
  options: {
    rounds: {
      value: "N",
      about: "Rounds; all engines take turns in each.",
      example: "3",
      read: wholeNumber({ least: 1, most: 100 }),
      fallback: 3,
    },
    only: someOf("Measure only these", PARTS, "freshet,undici"),
    out: {
      value: "FOLDER",
      about: "Where lab.json is written.",
      example: "docs/bench",
      read: (text) => text,
      fallback: "docs/bench",
    },
  },
  examples: [`${PROGRAM} lab`, `${PROGRAM} lab --only freshet,memory --rounds 1`],
};

export const labCommand: Subcommand = {
  about: "what a request costs the lab and other load engines",
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    if (typed.help) {
      screen.write(`${toHelp(command)}\n`);
      return 0;
    }
    await run(typed.options, screen);
    return 0;
  },
};

async function run({ rounds, only, out }: Options, screen: Screen): Promise<void> {
  const terminal = createTerminal(screen);
  const folder = mkdtempSync(join(tmpdir(), "freshet-lab-"));
  using stack = new DisposableStack();
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const { signal } = stack.use(listenForStop());
  const found = Object.entries(FINDERS).flatMap(([name, find]) =>
    only.includes(name) ? [find()] : [],
  );
  const engines = found.filter((each) => "invoke" in each);
  const missing = found.filter((each) => "why" in each);
  for (const { name, why } of missing) terminal.line(`${name} is not measured: ${why}`);
  const site = await startCountingSite();
  stack.defer(site.stop);
  const bench = { site, folder, signal, say: terminal.status };
  const result: LabBench = {
    day: new Date().toISOString().slice(0, 10),
    machine: { processor: cpus()[0]?.model ?? "unknown", cores: cpus().length },
    rounds,
    engines: await measureEngines(engines, rounds, bench),
    missing,
    memory: only.includes("memory") ? await measureMemory(bench) : null,
  };
  terminal.settle();
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "lab.json"), `${JSON.stringify(result, null, 2)}\n`);
  for (const line of toReportText(result)) terminal.line(line);
  terminal.line(`Written to ${join(out, "lab.json")}`);
}
