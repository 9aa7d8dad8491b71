import type { Command } from "../../cli/arguments.ts";
import { Refusal } from "../../cli/refusal.ts";
import type { FeedbackRecord } from "../store/feedback-records.ts";
import { listFeedback } from "../store/feedback-records.ts";
import { toCsv } from "./csv.ts";
import type { WhichOptions } from "./options.ts";
import { whichOptions } from "./options.ts";
import { PROGRAM } from "./program-name.ts";
import { onInbox } from "./with-database.ts";

const formats = ["csv", "json"] as const;
type Format = (typeof formats)[number];

interface Options extends WhichOptions {
  format: Format;
}

const command: Command<Options> = {
  usage: `${PROGRAM} export`,
  about: "writes opinions as CSV or JSON to the standard output, oldest first",
  options: {
    ...whichOptions,
    format: {
      value: "FORMAT",
      about: "csv opens in a spreadsheet; json is a list.",
      example: "csv",
      read(text) {
        const format = formats.find((each) => each === text);
        if (format === undefined) throw new Refusal(`must be one of ${formats.join(", ")}`);
        return format;
      },
      fallback: "csv",
    },
  },
  examples: [
    `${PROGRAM} export --since 2026-11-01 > november.csv`,
    `${PROGRAM} export --page immigrate/visit --format json`,
  ],
};

const columns = ["received", "page", "language", "found", "reason", "words", "id"] as const;

/** Opinions in a format, whole. */
export function toExport(records: readonly FeedbackRecord[], format: Format): string {
  if (format === "json") return `${JSON.stringify(records, null, 2)}\n`;
  return toCsv([columns, ...records.map((record) => columns.map((column) => record[column]))]);
}

export const exportOpinions = onInbox(command, async (database, { options }, screen) => {
  const { since, page, format } = options;
  const wish = { since: since ?? undefined, page: page ?? undefined };
  screen.write(toExport(await listFeedback(database, wish), format));
  return 0;
});
