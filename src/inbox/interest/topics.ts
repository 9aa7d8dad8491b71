import type { InBoth } from "../../guidance/language.ts";
import type { Place } from "../../guidance/places.ts";
import { provinces, provincesOfPage } from "./provinces.ts";

/** What a subject is: a part of the guide, one program or other page in it, or a province or territory. */
export type TopicKind = "section" | "page" | "province";

/** A subject that can be chosen. Its id is what the form sends, the same in both languages. */
export interface Topic {
  /** `immigrate`, `immigrate/visit` or `province/ontario`. */
  id: string;
  kind: TopicKind;
  names: InBoth<string>;
}

/** Begins the id of every province; no section has this name (tests/inbox/topics.test.ts). */
const folder = "province";

/** Everything that can be chosen: each section followed by its pages, then the provinces and territories. */
export function toTopics(places: readonly Place[]): Topic[] {
  const guide = places.flatMap(({ kind, id, titles }): Topic[] =>
    kind === "section" || kind === "page" ? [{ id, kind, names: titles }] : [],
  );
  return [
    ...guide,
    ...provinces.map(({ name, names }): Topic => ({
      id: `${folder}/${name}`,
      kind: "province",
      names,
    })),
  ];
}

/** The ids of the subjects to which a page belongs: itself, its section, and the provinces it is about. */
export function topicsOfPage(pageId: string): string[] {
  const section = pageId.split("/")[0] ?? "";
  return [pageId, section, ...provincesOfPage(pageId).map((name) => `${folder}/${name}`)];
}
