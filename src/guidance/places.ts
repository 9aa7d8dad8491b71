import type { Found } from "./finding.ts";
import type { InBoth, Language } from "./language.ts";
import { languages } from "./language.ts";
import type { Pair } from "./pairing.ts";
import type { SectionFile } from "./section-schema.ts";
import { pagesOfSection } from "./section-schema.ts";

/** A section with the id of its folder. */
export interface Section extends SectionFile {
  id: string;
}

/** Pages of the site that are not written by editors as pairs; their titles are words of the interface. */
export const standingKinds = [
  "interest",
  "interestSent",
  "privacy",
  "accessibility",
  "aToZ",
  "search",
  "whichWay",
  "pointsRanking",
  "sixtySevenPoints",
  "citizenshipDays",
  "residencyDays",
  "cost",
  "thanks",
  "notFound",
  "busy",
] as const;
/** Those that are answers to something people did, and that nobody looks for. */
const unlistedStanding: readonly StandingKind[] = ["thanks", "interestSent", "notFound", "busy"];
/** Those whose pages are not made like the others': each tool has a page of its own. */
export const toolKinds: readonly string[] = [
  "whichWay",
  "pointsRanking",
  "sixtySevenPoints",
  "citizenshipDays",
  "residencyDays",
  "cost",
] satisfies StandingKind[];
export type StandingKind = (typeof standingKinds)[number];

export type PlaceKind = "home" | "section" | "page" | StandingKind;

/**
 * Something with an address in both languages. Every alternate address, hreflang, sitemap entry and language link
 * comes from here; none is typed anywhere.
 */
export interface Place {
  kind: PlaceKind;
  /** `home`, a section id, a page id, or the standing kind. */
  id: string;
  addresses: InBoth<string>;
  /** Addresses it had before, which lead to the present ones for good. */
  formerAddresses: InBoth<string[]>;
  titles: InBoth<string>;
  /** The file to mend when something is wrong with the address. */
  file: string;
  /** False for pages that search engines and the sitemap leave out. */
  listed: boolean;
}

/** The slug and the title of a standing page, from the words of the interface. */
export type StandingWords = Record<StandingKind, InBoth<{ slug: string; title: string }>>;

export interface PlaceSources {
  siteName: InBoth<string>;
  standing: StandingWords;
  sections: readonly Section[];
  pairs: readonly Pair[];
}

/** All places in navigation order: home, each section followed by its pages, then the standing pages. */
export function toPlaces({ siteName, standing, sections, pairs }: PlaceSources): Place[] {
  const home: Place = {
    kind: "home",
    id: "home",
    addresses: { en: "/en/", fr: "/fr/" },
    formerAddresses: none,
    titles: siteName,
    file: "content/guide/front-page.yaml",
    listed: true,
  };
  return [
    home,
    ...sections
      .toSorted((a, b) => a.order - b.order)
      .flatMap((section) => [sectionPlace(section), ...pagePlaces(section, pairs)]),
    ...standingKinds.map((kind) => standingPlace(kind, standing[kind])),
  ];
}

function sectionPlace(section: Section): Place {
  return {
    kind: "section",
    id: section.id,
    addresses: inBoth((language) => `/${language}/${section[language].slug}/`),
    formerAddresses: none,
    titles: inBoth((language) => section[language].title),
    file: `content/guide/${section.id}/section.yaml`,
    listed: true,
  };
}

function pagePlaces(section: Section, pairs: readonly Pair[]): Place[] {
  return pagesOfSection(section).flatMap((name) => {
    const pair = pairs.find((candidate) => candidate.id === `${section.id}/${name}`);
    return pair === undefined ? [] : [pagePlace(section, pair)];
  });
}

function pagePlace(section: Section, { id, pages }: Pair): Place {
  return {
    kind: "page",
    id,
    addresses: inBoth(
      (language) => `/${language}/${section[language].slug}/${pages[language].frontMatter.slug}/`,
    ),
    formerAddresses: inBoth((language) =>
      pages[language].frontMatter.formerSlugs.map(
        (slug) => `/${language}/${section[language].slug}/${slug}/`,
      ),
    ),
    titles: inBoth((language) => pages[language].frontMatter.title),
    file: pages.en.file,
    listed: true,
  };
}

function standingPlace(kind: StandingKind, words: InBoth<{ slug: string; title: string }>): Place {
  return {
    kind,
    id: kind,
    addresses: inBoth((language) => `/${language}/${words[language].slug}/`),
    formerAddresses: none,
    titles: inBoth((language) => words[language].title),
    file: "content/interface.yaml",
    listed: !unlistedStanding.includes(kind),
  };
}

const none: InBoth<string[]> = { en: [], fr: [] };

function inBoth<T>(of: (language: Language) => T): InBoth<T> {
  return { en: of("en"), fr: of("fr") };
}

/** Two places with one address: each is a finding on the later of the two. */
export function findSharedAddresses(places: readonly Place[]): Found[] {
  const owners = new Map<string, Place>();
  const findings: Found[] = [];
  for (const place of places) {
    for (const language of languages) {
      for (const address of [place.addresses[language], ...place.formerAddresses[language]]) {
        const owner = owners.get(address);
        if (owner === undefined) owners.set(address, place);
        else if (owner.id !== place.id)
          findings.push(sharedAddress({ place, owner, language, address }));
      }
    }
  }
  return findings;
}

interface Sharing {
  place: Place;
  owner: Place;
  language: Language;
  address: string;
}

function sharedAddress({ place, owner, language, address }: Sharing): Found {
  const file = place.kind === "page" ? place.file.replace(".en.md", `.${language}.md`) : place.file;
  return {
    file,
    line: 1,
    field: "slug",
    what: `gives the address ${address}, which ${owner.file.replace(".en.md", `.${language}.md`)} already has`,
    instead: "choose another slug for one of the two",
  };
}
