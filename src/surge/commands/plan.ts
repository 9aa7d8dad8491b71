import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { flag } from "../../cli/flag.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import type { Screen } from "../../cli/terminal.ts";
import { readMachine } from "../machine.ts";
import { toPlanLines } from "../plan-text.ts";
import { BYTES_PER_CONNECTION, BYTES_PER_PROCESS, findObstacles, toLayout } from "../preflight.ts";
import { forecast } from "../report/forecast.ts";
import { toForecastLines } from "../report/forecast-text.ts";
import { toNeedsLines } from "../report/needs-text.ts";
import { PROGRAM } from "../program-name.ts";
import type { Subcommand } from "../../cli/program.ts";
import type { CapacityOptions } from "../capacity/options.ts";
import { capacityOptions, requireCapacity, sizes } from "../capacity/options.ts";
import { showCapacity } from "../capacity/show.ts";
import { readProfile } from "../read-profile.ts";
import { crowdOptions, toDemand } from "./crowd-options.ts";
import type { CrowdOptions } from "./crowd-options.ts";
import { toCount } from "../numbers-text.ts";
import { openProfile } from "./open-profile.ts";
import { seedOption } from "./options.ts";

interface PlanOptions extends Omit<CrowdOptions, "visitors">, CapacityOptions {
  visitors: number | null;
  seed: number;
  assets: number | null;
  bytes: number;
  capacity: true | null;
}

const VISITORS = 200;
const ASSETS = 2;

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
    visitors: {
      ...crowdOptions.visitors,
      about: `${crowdOptions.visitors.about} Without it: ${VISITORS}, and with --capacity ${sizes.map(toCount).join(", ")}.`,
      read: wholeNumber({ least: 1, most: 1_000_000_000 }),
      fallback: null,
    },
    seed: seedOption,
    capacity: flag(
      "Show instead what serving that crowd takes, from measured unit costs: machines, cores, network, sockets, memory, and what breaks first.",
    ),
    ...capacityOptions,
    assets: {
      value: "N",
      about: `What the first page of a visit needs besides itself: nothing is asked, so it has to be said. Without it: ${ASSETS}, and with --capacity what was measured.`,
      example: "2",
      read: wholeNumber({ least: 0, most: 500 }),
      fallback: null,
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
    `${PROGRAM} plan election-night-2016 --capacity`,
    `${PROGRAM} plan election-night-2016 --capacity --visitors 500000 --cores 4 --explain`,
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
    return typed.options.capacity === true
      ? showCapacity(typed.subject, readProfile(typed.subject), typed.options, screen)
      : showPlan(typed.subject, typed.options, screen);
  },
};

function showPlan(subject: string, options: PlanOptions, screen: Screen): number {
  requireCapacity(options);
  const { bytes } = options;
  const assets = options.assets ?? ASSETS;
  const { crowd } = openProfile(subject, { ...options, visitors: options.visitors ?? VISITORS });
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
    ...toPlanLines(subject, crowd, null),
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
}
