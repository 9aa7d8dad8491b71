import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Command } from "../../cli/arguments.ts";
import { listProfiles, readProfile } from "../read-profile.ts";
import { PROGRAM } from "../program-name.ts";
import type { Subcommand } from "../../cli/program.ts";

const command: Command<object> = {
  usage: `${PROGRAM} profiles`,
  about: "Lists the built-in profiles.",
  options: {},
  examples: [`${PROGRAM} profiles`],
};

export const profiles: Subcommand = {
  about: command.about,
  async execute(argv, screen) {
    if (parseArguments(command, argv).help) screen.write(`${toHelp(command)}\n`);
    else for (const name of listProfiles()) screen.write(`${name}  ${readProfile(name).title}\n`);
    return 0;
  },
};
