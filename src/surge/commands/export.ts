import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { decimalNumber } from "../../cli/numbers.ts";
import { Refusal } from "../../cli/refusal.ts";
import { createTerminal } from "../../cli/terminal.ts";
import type { HandOff } from "../export/hand-off.ts";
import { toArtillery } from "../export/to-artillery.ts";
import { toHandOff } from "../export/to-hand-off.ts";
import { toK6 } from "../export/to-k6.ts";
import { toLocust } from "../export/to-locust.ts";
import { toTsung } from "../export/to-tsung.ts";
import { writeText } from "../report/open-files.ts";
import { PROGRAM } from "../program-name.ts";
import type { Subcommand } from "../../cli/program.ts";
import { crowdOptions } from "./crowd-options.ts";
import type { CrowdOptions } from "./crowd-options.ts";
import { learnSite } from "./learn-site.ts";
import { openProfile } from "./open-profile.ts";
import { seedOption, targetOption } from "./options.ts";

/** A writer for each engine. */
const ENGINES = { k6: toK6, tsung: toTsung, artillery: toArtillery, locust: toLocust };
type Engine = keyof typeof ENGINES;

interface ExportOptions extends CrowdOptions {
  to: Engine;
  target: URL;
  seed: number;
  arrivals: HandOff["arrivals"];
  "warm-up": number | null;
  out: string;
}

const command: Command<ExportOptions> = {
  usage: `${PROGRAM} export`,
  about: "Writes a profile for another load engine: the same arrivals, visits, headers and limits.",
  subject: {
    value: "PROFILE",
    about: "A built-in profile, or the path of a YAML file.",
    example: "election-night-2016",
  },
  options: {
    to: {
      value: "ENGINE",
      about: `For which engine: ${Object.keys(ENGINES).join(", ")}.`,
      example: "k6",
      read: oneOf(Object.keys(ENGINES) as Engine[]),
    },
    target: {
      ...targetOption,
      about: "The site, whose pages are read to learn where visitors go. Nothing else is sent.",
    },
    ...crowdOptions,
    seed: seedOption,
    arrivals: {
      value: "WORD",
      about: "random (as people come, where the engine can) or even.",
      example: "random",
      read: oneOf(["random", "even"]),
      fallback: "random",
    },
    "warm-up": {
      value: "S",
      about: "Seconds in which the first crowd gathers. Without it: three times a mean visit.",
      example: "180",
      read: decimalNumber({ least: 0, most: 86_400 }),
      fallback: null,
    },
    out: {
      value: "FILE",
      about: "Write to this file. Without it: to the terminal.",
      example: "surge.js",
      read: (text) => text,
      fallback: "",
    },
  },
  examples: [
    `${PROGRAM} export election-night-2016 --to k6 --target http://localhost:4321 --visitors 20000 --out surge.js`,
    `${PROGRAM} export election-night-2016 --to tsung --target http://localhost:4321 --seconds 3600 --out surge.xml`,
  ],
};

export const handOff: Subcommand = {
  about: command.about,
  async execute(argv, screen) {
    const typed = parseArguments(command, argv);
    if (typed.help) {
      screen.write(`${toHelp(command)}\n`);
      return 0;
    }
    const { to, target: url, out, seed, arrivals, "warm-up": warmUpS } = typed.options;
    const { crowd, stretch } = openProfile(typed.subject, typed.options);
    const { target, site } = await learnSite(url);
    const plan = toHandOff(crowd.profile, site, {
      name: typed.subject,
      origin: target.origin,
      stretch,
      seed,
      arrivals,
      warmUpS,
    });
    const text = ENGINES[to](plan);
    if (out === "") screen.write(text);
    else {
      await writeText(out, text);
      createTerminal(screen).line(
        `${out}: ${plan.visits.length} visits and ${plan.stages.length} stages of arrivals for ${to}`,
      );
    }
    return 0;
  },
};

function oneOf<T extends string>(words: readonly T[]): (text: string) => T {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found === undefined) throw new Refusal(`must be one of ${words.join(", ")}`);
    return found;
  };
}
