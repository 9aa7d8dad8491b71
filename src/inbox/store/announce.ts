import type { PageChange } from "../../guidance/changes.ts";
import type { InBoth } from "../../guidance/language.ts";
import { isLanguage } from "../../guidance/language.ts";
import { topicsOfPage } from "../interest/topics.ts";
import type { ToldChange } from "../mail/letters.ts";
import { newMail } from "../mail/outbox.ts";
import type { InboxDatabase } from "./database.ts";
import { listSubscribers } from "./interest-records.ts";

/** What announcing did. */
export interface Announced {
  /** Changes that were not announced before. */
  changes: PageChange[];
  /** Mails put into the outbox: one for each person with one or more of the changes in their subjects. */
  mails: number;
}

/** A page as a digest names it. */
export interface NamedPage {
  titles: InBoth<string>;
  addresses: InBoth<string>;
}

interface Announcement {
  changes: readonly PageChange[];
  pageOf: (id: string) => NamedPage | undefined;
  now: Date;
  /** Only count. */
  dryRun: boolean;
}

/**
 * Puts one digest per person into the outbox for the changes that were not announced yet, and marks them as announced: all of it
 * or none, so doing it twice, or at once from two places, mails nobody twice.
 */
export async function announce(
  database: InboxDatabase,
  { changes, pageOf, now, dryRun }: Announcement,
): Promise<Announced> {
  const tables = await database.tables();
  return tables.transaction().execute(async (work) => {
    const known = await work.selectFrom("announced").select("change").execute();
    const before = new Set(known.map(({ change }) => change));
    const fresh = changes.filter(({ id, page }) => !before.has(id) && pageOf(page) !== undefined);
    const mails = (await listSubscribers(work)).flatMap(({ id, language, topics }) => {
      const chosen = new Set(JSON.parse(topics) as string[]);
      const told = fresh
        .filter(({ page }) => topicsOfPage(page).some((topic) => chosen.has(topic)))
        .flatMap((change) =>
          toTold(change, pageOf(change.page), isLanguage(language) ? language : "en"),
        );
      return told.length === 0 ? [] : [newMail("digest", id, JSON.stringify(told), now)];
    });
    if (!dryRun) {
      for (const { id } of fresh)
        await work
          .insertInto("announced")
          .values({ change: id, announced: now.toISOString() })
          .execute();
      for (const mail of mails) await work.insertInto("outbox").values(mail).execute();
    }
    return { changes: fresh, mails: mails.length };
  });
}

function toTold(
  { notes }: PageChange,
  page: NamedPage | undefined,
  language: "en" | "fr",
): ToldChange[] {
  if (page === undefined) return [];
  const { titles, addresses } = page;
  return [{ title: titles[language], note: notes[language], address: addresses[language] }];
}
