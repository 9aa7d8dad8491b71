import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Subcommand } from "../../cli/program.ts";
import { Refusal } from "../../cli/refusal.ts";
import type { Terminal } from "../../cli/terminal.ts";
import { createTerminal } from "../../cli/terminal.ts";
import { readStoredTable } from "../../delivery/stored-table.ts";
import { PROGRAM } from "../program-name.ts";
import type { Bench, CheckResult } from "../prove/check.ts";
import { checksOf } from "../prove/checks.ts";
import { playOrigins } from "../prove/played-origin.ts";
import { checkDeploy, checkDrift } from "../prove/real-checks.ts";
import { toTable } from "../prove/report-text.ts";
import type { TierName } from "../prove/running-edge.ts";
import { startEdge, tierNames } from "../prove/running-edge.ts";
import { readSource } from "../read-source.ts";

interface Options {
  tier: TierName | null;
  dist: string;
  report: string;
}

const command: Command<Options> = {
  usage: `${PROGRAM} prove`,
  about:
    "Starts real nginx and Varnish on this machine in front of origins that it plays and watches, breaks the origins in every way it knows, and tells what readers saw.",
  options: {
    tier: {
      value: "NAME",
      about: "Only this tier.",
      example: "varnish",
      read: readTier,
      fallback: null,
    },
    dist: {
      value: "DIR",
      about: "The build.",
      example: "dist",
      read: (text) => text,
      fallback: "dist",
    },
    report: {
      value: "FILE",
      about: "Writes the tables there too, as Markdown.",
      example: "docs/edge-proof.md",
      read: (text) => text,
      fallback: "",
    },
  },
  examples: [`${PROGRAM} prove`, `${PROGRAM} prove --tier varnish --report /tmp/proof.md`],
};

/** `edge prove`: exit code 0 when every expectation held, 1 otherwise. */
export const prove: Subcommand = {
  about: "faults, crowds, drift and deploys through real engines",
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    const terminal = createTerminal(screen);
    if (typed.help) {
      terminal.line(toHelp(command));
      return 0;
    }
    const { tier, dist, report } = typed.options;
    const tables: string[] = [];
    let failed = false;
    for (const each of tier === null ? tierNames : [tier]) {
      const results = await proveTier(each, dist, terminal);
      const table = toTable(each, results);
      terminal.line(table);
      tables.push(table);
      failed ||= results.some(({ holds }) => !holds);
    }
    if (report !== "") {
      mkdirSync(dirname(report), { recursive: true });
      writeFileSync(report, tables.join("\n"));
    }
    return failed ? 1 : 0;
  },
};

async function proveTier(tier: TierName, dist: string, terminal: Terminal): Promise<CheckResult[]> {
  const source = readSource(dist);
  const build = readStoredTable(dist);
  const results: CheckResult[] = [];
  const add = (some: readonly CheckResult[]): void => {
    for (const result of some) {
      results.push(result);
      terminal.status(`${tier}: ${result.name}: ${result.holds ? "held" : "FAILED"}`);
    }
  };
  await withBench({ tier, source }, async (bench) => {
    for (const check of checksOf[tier]) add(await check(bench));
  });
  add(await checkDrift(tier, dist, build));
  add(await checkDeploy(tier, dist, build));
  terminal.settle();
  return results;
}

/** Origins that are played, and edges before them, for as long as the work takes. */
async function withBench<T>(
  { tier, source }: Pick<Bench, "tier" | "source">,
  work: (bench: Bench) => Promise<T>,
): Promise<T> {
  const origins = await playOrigins(source);
  try {
    return await work({
      tier,
      source,
      origins,
      startEdge: (site = source.site) => startEdge(tier, { ...source, site }, origins.addresses),
      apart: (other) => withBench({ tier, source }, other),
    });
  } finally {
    await origins.stop();
  }
}

function readTier(text: string): TierName {
  const found = tierNames.find((name) => name === text);
  if (found === undefined) throw new Refusal(`must be one of ${tierNames.join(", ")}`);
  return found;
}
