import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { createTerminal } from "../../cli/terminal.ts";
import type { Screen } from "../../cli/terminal.ts";
import { toCrowd } from "../crowd.ts";
import type { Share } from "../crowd.ts";
import { toCurve } from "../curve.ts";
import { discoverSite } from "../discover.ts";
import { assertWritable } from "../files.ts";
import { arrange } from "../layout.ts";
import { createPageGetter } from "../page-getter.ts";
import { toPlanLines } from "../plan-text.ts";
import { reachTarget } from "../reach.ts";
import { readProfile } from "../read-profile.ts";
import { toCrowdHeader } from "../results/header.ts";
import type { Site } from "../site.ts";
import { expandFlags, flag } from "../report/flag.ts";
import { PROGRAM } from "../program-name.ts";
import type { Subcommand } from "../../cli/program.ts";
import type { Target } from "../target.ts";
import { crowdOptions, toCurveOptions, toDemand } from "./crowd-options.ts";
import type { CrowdOptions } from "./crowd-options.ts";
import { play } from "./play.ts";
import {
  hlogOption,
  processesOption,
  resultsOption,
  seedOption,
  shardOption,
  targetOption,
} from "./options.ts";

interface RunOptions extends CrowdOptions {
  target: URL;
  seed: number;
  processes: number | null;
  shard: Share;
  results: string;
  hlog: string;
  live: true | null;
}

const command: Command<RunOptions> = {
  usage: `${PROGRAM} run`,
  about: "Sends the crowd of a profile to a site, and says whether the site held.",
  subject: {
    value: "PROFILE",
    about: "A built-in profile, or the path of a YAML file.",
    example: "election-night-2016",
  },
  options: {
    target: targetOption,
    ...crowdOptions,
    seed: seedOption,
    processes: processesOption,
    shard: shardOption,
    results: resultsOption,
    hlog: hlogOption,
    live: flag("Show the run as a page on this machine while it goes on."),
  },
  examples: [
    `${PROGRAM} run election-night-2016 --target http://localhost:4321`,
    `${PROGRAM} run election-night-2016 --target http://localhost:4321 --visitors 2000 --seconds 60 --results results.jsonl`,
    `${PROGRAM} run election-night-2016 --target http://localhost:4321 --phases day --compress 60`,
    `${PROGRAM} run ./my-crowd.yaml --target http://127.0.0.1:8080 --visitors 50 --seconds 600 --seed 7`,
  ],
};

export const run: Subcommand = {
  about: command.about,
  async execute(argv, screen) {
    const typed = parseArguments(command, expandFlags(command, argv));
    if (typed.help) {
      screen.write(`${toHelp(command)}\n`);
      return 0;
    }
    return await sendCrowd(typed.subject, typed.options, screen);
  },
};

async function sendCrowd(name: string, options: RunOptions, screen: Screen): Promise<number> {
  const { visitors, seed, shard, results, hlog } = options;
  const profile = readProfile(name);
  const curveOptions = toCurveOptions(profile, options);
  const curve = toCurve(profile, curveOptions);
  for (const file of [results, hlog]) assertWritable(file);
  const target = await reachTarget(options.target, profile.permittedHosts);
  const { seconds } = curveOptions;
  const terminal = createTerminal(screen, { plainEvery: Math.ceil(seconds / 120) });
  terminal.line(`Reading the pages of ${target.origin} to learn where visitors can go.\n`);
  const { site, idleLimitS } = await learnSite(target);
  const crowd = toCrowd(profile, curve, seed);
  const { machine, processes, hosts } = await arrange(
    toDemand(crowd, { processes: options.processes, shardOf: shard.of, idleLimitS }),
    target,
  );
  for (const line of toPlanLines(name, crowd, { target, site })) terminal.line(line);

  const header = toCrowdHeader(name, crowd, {
    target,
    shard,
    options: {
      visitors,
      seconds,
      seed,
      ...(options.phases === "" ? {} : { phases: options.phases }),
    },
    machine: machine.facts,
    processes,
    destinations: hosts.length,
  });
  const job = { target, hosts, seed, share: { index: shard.index, of: shard.of } };
  const crowdJob = { kind: "crowd" as const, ...job, profile, curve: curveOptions, site };
  return await play(crowdJob, {
    header,
    processes,
    terminal,
    results,
    hlog,
    live: options.live === true,
  });
}

async function learnSite(target: Target): Promise<{ site: Site; idleLimitS: number | null }> {
  const getter = createPageGetter(target);
  try {
    const site = await discoverSite(getter.get, target.origin);
    return { site, idleLimitS: getter.idleLimitS() };
  } finally {
    await getter.close();
  }
}
