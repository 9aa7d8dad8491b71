import type { Command } from "../../cli/arguments.ts";
import { forgetFeedback } from "../store/feedback-records.ts";
import { emptyLog } from "../store/empty-log.ts";
import { PROGRAM } from "./program-name.ts";
import { onInbox } from "./with-database.ts";

const command: Command<object> = {
  usage: `${PROGRAM} forget`,
  about: "removes one opinion, such as one that names somebody",
  subject: {
    value: "ID",
    about: "Its number, as list shows it.",
    example: "5f0c3a52-8d6e-4f6f-9f5e-2b1f0c9d7a11",
  },
  options: {},
  examples: [`${PROGRAM} forget 5f0c3a52-8d6e-4f6f-9f5e-2b1f0c9d7a11`],
};

/** Exit code 1 says that there was none. */
export const forget = onInbox(command, async (database, { subject }, screen) => {
  const removed = await forgetFeedback(database, subject);
  await emptyLog(database);
  screen.write(removed ? "Removed\n" : `There is no opinion ${subject}; list shows the numbers\n`);
  return removed ? 0 : 1;
});
