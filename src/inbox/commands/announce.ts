import type { Command } from "../../cli/arguments.ts";
import { flag } from "../../cli/flag.ts";
import { Refusal } from "../../cli/refusal.ts";
import { readCorpus } from "../../corpus/read-corpus.ts";
import { today } from "../../guidance/calendar.ts";
import { changesSince } from "../../guidance/changes.ts";
import { toPrintable } from "../../guidance/printable.ts";
import { announce } from "../store/announce.ts";
import { readDay } from "./options.ts";
import { PROGRAM } from "./program-name.ts";
import { onInbox } from "./with-database.ts";

interface Options {
  since: string | null;
  "dry-run": true | null;
}

/** Changes older than this are history: nobody is mailed about them, even where they were never announced. */
const usualDays = 14;

const command: Command<Options> = {
  usage: `${PROGRAM} announce`,
  about: "mails people the changes on the pages they chose that were not announced yet",
  options: {
    since: {
      value: "DAY",
      about: `Only changes from this day on. Without it: the last ${usualDays} days.`,
      example: "2026-11-01",
      read: readDay,
      fallback: null,
    },
    "dry-run": flag("Only tell what would be mailed."),
  },
  examples: [`${PROGRAM} announce --dry-run`, `${PROGRAM} announce`],
};

export const announceChanges = onInbox(command, async (database, { options }, screen) => {
  const { corpus, findings } = readCorpus(process.cwd());
  if (corpus === null || findings.length > 0)
    throw new Refusal(`The content has ${findings.length} findings; see npm run check.`);
  const now = new Date();
  const recent = today(new Date(now.getTime() - usualDays * 86_400_000));
  const { changes, places } = toPrintable(
    { changes: changesSince(corpus, options.since ?? recent), places: corpus.places },
    corpus.facts,
    today(now),
  );
  const pages = new Map(places.map((place) => [place.id, place]));
  const dryRun = options["dry-run"] === true;
  const done = await announce(database, { changes, pageOf: (id) => pages.get(id), now, dryRun });
  for (const { page, on, notes } of done.changes)
    screen.write(`${on}  ${page}\n  ${notes.en}\n  ${notes.fr}\n`);
  const verb = dryRun ? "would be" : "are";
  screen.write(`${done.changes.length} changes; ${done.mails} mails ${verb} in the outbox\n`);
  return 0;
});
