import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { someOf } from "../../cli/names.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import { listenForStop } from "../../cli/stop-signal.ts";
import type { Screen } from "../../cli/terminal.ts";
import { createTerminal } from "../../cli/terminal.ts";
import { contestantNames } from "../contestants/contestant.ts";
import { startLoadProcess } from "../load/load-process.ts";
import { layOutSite } from "../site-files.ts";
import type { Subcommand } from "../../cli/program.ts";
import { PROGRAM } from "../program-name.ts";
import { toChart } from "./chart-svg.ts";
import { compare } from "./compare.ts";
import { enter } from "./entrants.ts";
import { measureAllMemory } from "./memory-run.ts";
import { toReportText } from "./report-text.ts";
import type { ServerBench } from "./result.ts";
import { rows } from "./rows.ts";
import { measureRefusals } from "./refusals.ts";
import { measureSizes } from "./sizes.ts";

const parts = [...contestantNames, "memory", "sizes", "refusals"] as const;
type Part = (typeof parts)[number];

interface Options {
  rounds: number;
  requests: number;
  only: readonly Part[];
  out: string;
}

const command: Command<Options> = {
  usage: `${PROGRAM} server`,
  about:
    "Measures the CPU time per request of this server, nginx, @astrojs/node and sirv on the same files, from the kernel's account of each.",
  options: {
    rounds: {
      value: "N",
      about: "Rounds that count; all servers take turns in each, after one that warms up.",
      example: "5",
      read: wholeNumber({ least: 1, most: 100 }),
      fallback: 5,
    },
    requests: {
      value: "N",
      about: "Requests per round, row and server; rows and servers that are dear get fewer.",
      example: "40000",
      read: wholeNumber({ least: 1000, most: 1_000_000 }),
      fallback: 40_000,
    },
    only: someOf("Measure only these", parts, "freshet,nginx"),
    out: {
      value: "FOLDER",
      about: "Where server.json and server.svg are written.",
      example: "docs/bench",
      read: (text) => text,
      fallback: "docs/bench",
    },
  },
  examples: [`${PROGRAM} server`, `${PROGRAM} server --only freshet,nginx --rounds 3`],
};

export const server: Subcommand = {
  about: command.about,
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    if (typed.help) screen.write(`${toHelp(command)}\n`);
    else await run(typed.options, screen);
    return 0;
  },
};

async function run({ rounds, requests, only, out }: Options, screen: Screen): Promise<void> {
  const terminal = createTerminal(screen);
  const say = terminal.status;
  // Whatever happens, an interruption included, everything started here is stopped and removed, last first.
  await using stack = new AsyncDisposableStack();
  const { stopped } = stack.use(listenForStop());
  const folder = mkdtempSync(join(tmpdir(), "freshet-bench-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const site = layOutSite(folder);
  const load = startLoadProcess();
  stack.defer(load.stop);
  const work = async (): Promise<ServerBench> => {
    const names = contestantNames.filter((name) => only.includes(name));
    const { entrants, absent } = await enter({ names, site, stack, say });
    for (const { name, why } of absent) terminal.line(`${name} is not measured: ${why}`);
    const costs = await compare({ entrants, rows, rounds, requests, load, say });
    const memory = only.includes("memory") ? await measureAllMemory({ site, load, say }) : null;
    const sizes = only.includes("sizes")
      ? await measureSizes({ site, rounds, requests, load, stack, say })
      : null;
    const refusals = only.includes("refusals")
      ? await measureRefusals({ site, rounds, requests, load, stack, say })
      : null;
    return {
      day: new Date().toISOString().slice(0, 10),
      machine: { processor: cpus()[0]?.model ?? "unknown", cores: cpus().length },
      rounds,
      requests,
      page: { address: site.page.address, brBytes: site.page.bodies.br?.sizeBytes ?? 0 },
      servers: entrants.map(({ contestant: { name, about } }) => ({ name, about })),
      absent,
      rows:
        entrants.length === 0
          ? []
          : rows.map(({ id, title }) => ({ id, title, costUs: costs.get(id) ?? {} })),
      memory,
      sizes,
      refusals,
    };
  };
  const bench = await Promise.race([work(), stopped]);
  terminal.settle();
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "server.json"), `${JSON.stringify(bench, null, 2)}\n`);
  if (bench.rows.length > 0) writeFileSync(join(out, "server.svg"), toChart(bench));
  for (const line of toReportText(bench)) terminal.line(line);
  terminal.line(`Written to ${join(out, "server.json")}`);
}
