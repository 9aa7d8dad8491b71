import type { Command } from "../../cli/arguments.ts";
import { wholeNumber } from "../../cli/numbers.ts";
import { listFeedback } from "../store/feedback-records.ts";
import type { WhichOptions } from "./options.ts";
import { whichOptions } from "./options.ts";
import { PROGRAM } from "./program-name.ts";
import { onInbox } from "./with-database.ts";

interface Options extends WhichOptions {
  most: number;
}

const command: Command<Options> = {
  usage: `${PROGRAM} list`,
  about: "shows opinions, newest first",
  options: {
    ...whichOptions,
    most: {
      value: "N",
      about: "At most so many.",
      example: "50",
      read: wholeNumber({ least: 1, most: 100_000 }),
      fallback: 50,
    },
  },
  examples: [`${PROGRAM} list`, `${PROGRAM} list --page immigrate/visit --since 2026-11-01`],
};

export const list = onInbox(command, async (database, { options }, screen) => {
  const { since, page, most } = options;
  const wish = { since: since ?? undefined, page: page ?? undefined };
  const records = (await listFeedback(database, wish)).toReversed();
  for (const { id, received, page: on, language, found, reason, words } of records.slice(0, most)) {
    const head = [received.slice(0, 16), on, language, found, reason].filter(Boolean).join("  ");
    screen.write(
      `${head}  (${id})\n${words === "" ? "" : `  ${words.replaceAll("\n", "\n  ")}\n`}`,
    );
  }
  const left = Math.max(0, records.length - most);
  screen.write(`${records.length} in all${left === 0 ? "" : `, ${left} not shown`}\n`);
  return 0;
});
