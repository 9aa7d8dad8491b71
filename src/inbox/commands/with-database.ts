import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import type { Subcommand } from "../../cli/program.ts";
import type { Screen } from "../../cli/terminal.ts";
import { readSettings } from "../settings.ts";
import type { InboxDatabase } from "../store/database.ts";
import { createDatabase } from "../store/database.ts";

/** What a command does once it was understood. Gives the exit code. */
export type Work<Options> = (
  database: InboxDatabase,
  typed: { subject: string; options: Options },
  screen: Screen,
) => Promise<number>;

/** A subcommand that works on the inbox of this environment and closes it afterwards, whatever happened. */
export function onInbox<Options>(command: Command<Options>, work: Work<Options>): Subcommand {
  return {
    about: command.about,
    async execute(argv, screen) {
      const typed = parseArguments(command, argv);
      if (typed.help) {
        screen.write(`${toHelp(command)}\n`);
        return 0;
      }
      const database = createDatabase(readSettings(process.env).place);
      try {
        return await work(database, typed, screen);
      } finally {
        await database.close();
      }
    },
  };
}
