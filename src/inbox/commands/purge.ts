import type { Command } from "../../cli/arguments.ts";
import { retention } from "../retention.ts";
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
  const { feedback, unconfirmed } = await purge(database, new Date());
  screen.write(`Removed ${feedback} opinions and ${unconfirmed} unconfirmed addresses\n`);
  return 0;
});
