import type { Command } from "../../cli/arguments.ts";
import { removeLetters } from "../mail/letter-files.ts";
import { hoursBefore, retention } from "../retention.ts";
import { readSettings } from "../settings.ts";
import { purge } from "../store/purge.ts";
import { PROGRAM } from "./program-name.ts";
import { onInbox } from "./with-database.ts";

const command: Command<object> = {
  usage: `${PROGRAM} purge`,
  about: `removes opinions older than ${retention.feedbackDays} days and addresses that nobody confirmed in ${retention.unconfirmedHours} hours (the server does it every hour)`,
  options: {},
  examples: [`${PROGRAM} purge`],
};

export const purgeOld = onInbox(command, async (database, _typed, screen) => {
  const now = new Date();
  const { feedback, unconfirmed } = await purge(database, now);
  const { folder } = readSettings(process.env).office;
  removeLetters(folder, new Date(hoursBefore(now, retention.letterHours)));
  screen.write(`Removed ${feedback} opinions and ${unconfirmed} unconfirmed addresses\n`);
  return 0;
});
