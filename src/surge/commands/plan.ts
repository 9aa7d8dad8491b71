import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import { readMachine } from "../machine.ts";
import { toPlanLines } from "../plan-text.ts";
import { BYTES_PER_CONNECTION, BYTES_PER_PROCESS, findObstacles, toLayout } from "../preflight.ts";
import { forecast } from "../report/forecast.ts";
import { toForecastLines } from "../report/forecast-text.ts";
import { toNeedsLines } from "../report/needs-text.ts";
import { PROGRAM } from "../program-name.ts";
import type { Subcommand } from "../../cli/program.ts";
import { crowdOptions, toDemand } from "./crowd-options.ts";
import type { CrowdOptions } from "./crowd-options.ts";
import { openProfile } from "./open-profile.ts";
import { seedOption } from "./options.ts";

interface PlanOptions extends CrowdOptions {
  seed: number;
  assets: number;
  bytes: number;
}

const command: Command<PlanOptions> = {
  usage: `${PROGRAM} plan`,
  about: "Shows what a profile would send, and what this machine needs for it. Sends nothing.",
  subject: {
    value: "PROFILE",
    about: "A built-in profile, or the path of a YAML file.",
    example: "election-night-2016",
  },
  options: {
    ...crowdOptions,
    seed: seedOption,
    assets: {
      value: "N",
      about:
        "What the first page of a visit needs besides itself: nothing is asked, so it has to be said.",
      example: "2",
      read: wholeNumber({ least: 0, most: 500 }),
      fallback: 2,
    },
    bytes: {
      value: "N",
      about: "Bytes of an answer on average.",
      example: "8000",
      read: wholeNumber({ least: 1, most: 100_000_000 }),
      fallback: 8000,
    },
  },
  examples: [
    `${PROGRAM} plan election-night-2016`,
    `${PROGRAM} plan election-night-2016 --visitors 200000 --compress 60`,
  ],
};

const ROWS = 120;

export const plan: Subcommand = {
  about: command.about,
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    if (typed.help) {
      screen.write(`${toHelp(command)}\n`);
      return 0;
    }
    const { assets, bytes } = typed.options;
    const { crowd } = openProfile(typed.subject, typed.options);
    const rows = forecast(crowd, { assets, rows: ROWS });
    const machine = readMachine(0);
    const demand = toDemand(crowd, {
      processes: null,
      shardOf: 1,
      idleLimitS: null,
      protocol: "h1",
    });
    const where = { canFanOut: true };
    const layout = toLayout(demand, machine, where);
    const obstacles = findObstacles(demand, layout, machine, { ...where, deaf: [], port: 0 });
    const needed = demand.connections * BYTES_PER_CONNECTION + layout.processes * BYTES_PER_PROCESS;
    const need = {
      rows,
      connections: demand.connections,
      bytesPerAnswer: bytes,
      layout,
      bytes: needed,
    };
    const lines = [
      ...toPlanLines(typed.subject, crowd, null),
      ...toForecastLines(rows, crowd.curve.durationMs),
      "",
      ...toNeedsLines(need, machine),
      "",
      ...(obstacles.length === 0
        ? ["This machine can send it."]
        : ["This machine cannot send it:", ...obstacles]),
    ];
    screen.write(`${lines.join("\n")}\n`);
    return obstacles.length === 0 ? 0 : 2;
  },
};
