import type { Language } from "./language.ts";
import { nearestNames } from "./nearest.ts";
import type { Page } from "./pairing.ts";
import type { Place } from "./places.ts";

/** Where a Markdown link to another page of the guide leads. */
export type GuideLink =
  /** Not a link to a Markdown file: an external address, a fragment, mail. */
  | { kind: "elsewhere" }
  /** A page of the guide; `fragment` is empty or begins with `#`. */
  | { kind: "page"; id: string; fragment: string }
  | { kind: "broken"; what: string; instead: string };

const guideFile = /^(?<path>[^#?:]+)\.(?<language>en|fr)\.md(?<fragment>#.*)?$/;

/** Editors link the file beside theirs (`../settle-in/health-card.en.md#how`). `ids` are the pages that exist. */
export function resolveGuideLink(
  url: string,
  from: Pick<Page, "section" | "language">,
  ids: ReadonlySet<string>,
): GuideLink {
  const parts = guideFile.exec(url)?.groups;
  if (parts === undefined) {
    return url.startsWith("/") || url.endsWith(".md")
      ? broken(
          `"${url}" is not a link to a page file`,
          "link the Markdown file, such as ./visit.en.md",
        )
      : { kind: "elsewhere" };
  }
  const id = new URL(parts["path"] ?? "", `guide:/${from.section}/`).pathname.slice(1);
  if (!ids.has(id))
    return broken(`"${url}" leads to a page that does not exist`, suggest(nearestNames(id, ids)));
  if (parts["language"] !== from.language)
    return broken(
      `"${url}" leads to the other language`,
      `link ${id}.${from.language}.md, the page in this language`,
    );
  return { kind: "page", id, fragment: parts["fragment"] ?? "" };
}

function suggest(names: readonly string[]): string {
  return names.length === 0
    ? "link the file of an existing page, as ../section/page.en.md"
    : `correct the path; pages that look like it: ${names.join(", ")}`;
}

function broken(what: string, instead: string): GuideLink {
  return { kind: "broken", what, instead };
}

/** The address of a page by id. Throws when the id is unknown: the checks have run before. */
export function addressOf(id: string, language: Language, places: readonly Place[]): string {
  const place = places.find((candidate) => candidate.id === id);
  if (place === undefined) throw new Error(`No place has the id "${id}"`);
  return place.addresses[language];
}
