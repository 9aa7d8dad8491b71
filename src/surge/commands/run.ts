import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { createTerminal } from "../../cli/terminal.ts";
import type { Screen } from "../../cli/terminal.ts";
import type { Share } from "../crowd.ts";
import { assertWritable } from "../files.ts";
import { arrange } from "../layout.ts";
import { assertWithin } from "../permit.ts";
import { toPlanLines } from "../plan-text.ts";
import { toCrowdHeader } from "../results/header.ts";
import { expandFlags, flag } from "../report/flag.ts";
import { PROGRAM } from "../program-name.ts";
import type { Subcommand } from "../../cli/program.ts";
import { crowdOptions, toDemand } from "./crowd-options.ts";
import type { CrowdOptions } from "./crowd-options.ts";
import { guardOptions } from "./guard-options.ts";
import type { GuardOptions } from "./guard-options.ts";
import { learnSite } from "./learn-site.ts";
import { openProfile } from "./open-profile.ts";
import { play } from "./play.ts";
import {
  clientHeaderOption,
  hlogOption,
  processesOption,
  resultsOption,
  seedOption,
  shardOption,
  targetOption,
} from "./options.ts";

interface RunOptions extends CrowdOptions, GuardOptions {
  target: URL;
  seed: number;
  "client-header": string | null;
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
    "client-header": clientHeaderOption,
    ...guardOptions,
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
  const { visitors, seed, shard, results, hlog, "client-header": clientHeader } = options;
  const { crowd, stretch } = openProfile(name, options);
  const { seconds } = stretch;
  for (const file of [results, hlog]) assertWritable(file);
  const terminal = createTerminal(screen, { plainEvery: Math.ceil(seconds / 120) });
  const { target, permission, site, idleLimitS } = await learnSite(options.target, (reached) =>
    terminal.line(
      `Reading the pages of ${reached.target.origin} to learn where visitors can go.\n`,
    ),
  );
  const demand = toDemand(crowd, {
    processes: options.processes,
    shardOf: shard.of,
    idleLimitS,
    protocol: target.protocol,
  });
  const wholeRate = demand.requestsPerSecond * shard.of;
  assertWithin(permission, { requestsPerSecond: wholeRate, durationMs: seconds * 1000 });
  const { machine, processes, hosts } = await arrange(demand, target);
  for (const line of toPlanLines(name, crowd, { target, site })) terminal.line(line);

  const header = toCrowdHeader(name, crowd, {
    target,
    shard,
    options: {
      visitors,
      seconds,
      seed,
      ...(options.phases === "" ? {} : { phases: options.phases }),
      ...(clientHeader === null ? {} : { "client-header": clientHeader }),
    },
    machine: machine.facts,
    processes,
    destinations: hosts.length,
  });
  const share = { index: shard.index, of: shard.of };
  const job = { kind: "crowd" as const, target, hosts, seed, share, clientHeader };
  return await play(
    { ...job, profile: crowd.profile, curve: stretch, site },
    {
      header,
      processes,
      terminal,
      results,
      hlog,
      live: options.live === true,
      guards: options,
      permission,
    },
  );
}
