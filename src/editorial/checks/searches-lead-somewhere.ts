import { existsSync } from "node:fs";
import { join } from "node:path";
import { readYaml } from "../../corpus/read-yaml.ts";
import type { Found } from "../../guidance/finding.ts";
import type { Language } from "../../guidance/language.ts";
import { languages } from "../../guidance/language.ts";
import { nearestNames } from "../../guidance/nearest.ts";
import { searchesSchema } from "../../search/search-schemas.ts";
import type { Searches } from "../../search/search-schemas.ts";
import { toTerms } from "../../search/terms.ts";
import type { Check, CheckContext } from "../check.ts";
import { withPlace } from "../text/place-of-field.ts";

const file = "content/searches.yaml";

export const searchesLeadSomewhere: Check = {
  name: "searches-lead-somewhere",
  level: "error",
  rule: "Every likely search names a page or a tool that exists, in both languages and once; and what a saying means are words that pages hold.",
  reason:
    "A search that leads nowhere is the moment at which a reader gives up, and a broken list stops the build.",
  good: "- { page: immigrate/visit, en: visitor visa, fr: visa de visiteur }",
  bad: "- { page: immigrate/visitor, en: visitor visa }",
  find(context) {
    const { root } = context;
    if (!existsSync(join(root, file)))
      return [
        { file, line: 1, what: "is missing", instead: "begin it with likely: [] and sayings: …" },
      ];
    const { value, findings, lineOf } = readYaml(root, file, searchesSchema);
    if (value === null) return findings.map((found) => withPlace(root, found));
    const told = [
      ...value.likely.flatMap((search, index) => ofLikely(search, index, context)),
      ...languages.flatMap((language) => [
        ...twice(value, language),
        ...ofSayings(value, language, context),
      ]),
    ];
    return told.map(({ path, ...found }) =>
      withPlace(root, { file, line: lineOf(path), ...found }),
    );
  },
};

/** A finding before it has its line. */
interface Told extends Pick<Found, "field" | "what" | "instead"> {
  path: readonly PropertyKey[];
}

function ofLikely(
  { page, tool }: Searches["likely"][number],
  index: number,
  { corpus }: CheckContext,
): Told[] {
  const told = (field: string, what: string, known: Iterable<string>, name: string): Told => ({
    path: ["likely", index, field],
    field,
    what,
    instead: `write ${nearestNames(name, known, 3).join(", ") || "one that exists"}`,
  });
  const { standing } = corpus.words;
  return [
    ...(corpus.ids.has(page)
      ? []
      : [told("page", `names ${page}, which is no page of content/guide`, corpus.ids, page)]),
    ...(tool === undefined || Object.hasOwn(standing, tool)
      ? []
      : [
          told(
            "tool",
            `names ${tool}, which is no standing page of content/interface.yaml`,
            Object.keys(standing),
            tool,
          ),
        ]),
  ];
}

/** Searches that stand in the list before, however they are written. */
function twice({ likely }: Searches, language: Language): Told[] {
  const seen = new Map<string, string>();
  return likely.flatMap((search, index) => {
    const query = search[language];
    const same = toTerms(query).join(" ");
    const before = seen.get(same);
    seen.set(same, query);
    return before === undefined
      ? []
      : [
          {
            path: ["likely", index, language],
            field: language,
            what: `asks “${query}”, which is the same search as “${before}” above`,
            instead: "remove one, or write what people ask of the other page",
          },
        ];
  });
}

/** Sayings whose meaning no page holds, so that they would hide what they were to show. */
function ofSayings({ sayings }: Searches, language: Language, { corpus }: CheckContext): Told[] {
  const known = new Set(
    corpus.pages
      .filter((page) => page.language === language)
      .flatMap(({ body, frontMatter: { title, description, alsoListedAs } }) =>
        toTerms([title, description, ...alsoListedAs, body].join(" ")),
      ),
  );
  return sayings[language].flatMap(({ means }, index) => {
    const strange = toTerms(means).filter((term) => !known.has(term));
    if (strange.length === 0) return [];
    const word = means
      .split(" ")
      .find((each) => toTerms(each).some((term) => strange.includes(term)));
    return [
      {
        path: ["sayings", language, index, "means"],
        field: "means",
        what: `says “${word ?? means}”, a word that no page in this language holds`,
        instead: "write the words that the title of the page has",
      },
    ];
  });
}
