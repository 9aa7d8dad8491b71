import type { PageChange } from "../guidance/changes.ts";
import { changesSince } from "../guidance/changes.ts";
import type { Language } from "../guidance/language.ts";
import { localeOf } from "../guidance/language.ts";
import { siteCorpus } from "./site-corpus.ts";

/** All recorded changes, newest first, with their facts filled in. */
export function pageChanges(): PageChange[] {
  const pairs = [...siteCorpus().guide].map(([id, { en, fr }]) => ({
    id,
    pages: { en: { frontMatter: en }, fr: { frontMatter: fr } },
  }));
  return changesSince({ pairs }, "").toReversed();
}

/** The address of the feed of a section, or of all of the guide. */
export function feedAddress(language: Language, section: string | null): string {
  const place = siteCorpus().places.find(({ id }) => id === (section ?? "home"));
  return `${place?.addresses[language] ?? `/${language}/`}feed.xml`;
}

/**
 * The Atom feed (RFC 4287) of a section, or of all of the guide when `section` is null. An entry keeps its id for ever; its day
 * counts from midnight in UTC, since a change has a day and no hour. A feed without entries is as old as its newest review.
 */
export function toFeed(language: Language, section: string | null, site: URL): string {
  const { places, guide, words } = siteCorpus();
  const own = (page: string) => section === null || page.startsWith(`${section}/`);
  const changes = pageChanges().filter(({ page }) => own(page));
  const reviews = [...guide].flatMap(([id, matter]) => (own(id) ? matter[language].reviewed : []));
  const updated = changes[0]?.on ?? reviews.toSorted().at(-1) ?? "1970-01-01";
  const place = places.find(({ id }) => id === (section ?? "home"));
  const absolute = (address: string) => new URL(address, site).href;
  const self = absolute(feedAddress(language, section));
  const title = words.feedTitle[language].replace("{subject}", place?.titles[language] ?? "");
  const entries = changes.map(({ id, page, on, notes }) => {
    const of = places.find((each) => each.id === page);
    const address = absolute(of?.addresses[language] ?? `/${language}/`);
    return `<entry><id>${escape(`${address}#${id.split(" ").slice(1).join("-")}`)}</id><title>${escape(of?.titles[language] ?? "")}</title><updated>${on}T00:00:00Z</updated><link href="${escape(address)}"/><summary>${escape(notes[language])}</summary></entry>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${localeOf(language)}">
<id>${self}</id><title>${escape(title)}</title><updated>${updated}T00:00:00Z</updated>
<author><name>${escape(words.siteName[language])}</name></author>
<link rel="self" type="application/atom+xml" href="${self}"/><link href="${absolute(place?.addresses[language] ?? "/")}"/>
${entries.join("\n")}
</feed>
`;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
