import type { Found } from "../../guidance/finding.ts";
import type { InBoth, Language } from "../../guidance/language.ts";
import type { Page } from "../../guidance/pairing.ts";
import type { Check } from "../check.ts";
import { languageOfUrl } from "../language/link-language.ts";
import type { TextLink } from "../text/page-text.ts";
import { readText } from "../text/read-text.ts";

/** Labels that say nothing out of their sentence; a screen reader lists links alone. */
const emptyLabels =
  /^(?:click(?: here)?|here|read more|more|learn more|find out more|see more|more (?:info|information|details)|link|this|this (?:link|page|site|website)|website|details|next|go|cliquez(?: ici)?|ici|lire (?:la suite|plus)|en savoir plus|plus|pour en savoir plus|voir plus|plus (?:d'infos?|d'informations?|de détails)|lien|ce lien|cette page|ce site|site web|détails|suite|suivant)[.: ]*$/iu;

/** The mark of a page that exists only in the other language (style rules S19 and F19). */
const marks: InBoth<{ pattern: RegExp; text: string }> = {
  en: { pattern: /\((?:PDF, )?(?:in )?French(?: only)?\b/iu, text: "(French only)" },
  fr: { pattern: /\((?:PDF, )?en anglais(?: seulement)?\b/iu, text: "(en anglais seulement)" },
};

export const linkTexts: Check = {
  name: "link-texts",
  level: "error",
  rule: "The words of a link say where it leads; one address has one text; a link to a page in the other language, or to a PDF, says so in its words.",
  reason:
    "Screen readers list the links of a page without their sentences, and a reader who lands in the wrong language thinks the site is broken.",
  good: "[Apply for a SIN](https://www.canada.ca/en/sin.html)",
  bad: "[Click here](https://www.canada.ca/en/sin.html)",
  find: ({ corpus: { pages } }) =>
    pages.flatMap((page) => {
      const { links } = readText(page);
      return [
        ...links.flatMap((link) => inLink(page, link)),
        ...sharedTexts(page, links),
        ...inSources(page),
      ];
    }),
};

function inLink({ file, language }: Page, { line, column, href, text }: TextLink): Found[] {
  const place = { file, line, column };
  const label = text.trim();
  if (label === "")
    return [
      {
        ...place,
        what: `the link to ${href} has no words`,
        instead: "write where it leads between the brackets",
      },
    ];
  if (emptyLabels.test(label))
    return [
      {
        ...place,
        what: `"${label}" does not say where the link leads`,
        instead: "write the name of the page or of the task it is for",
      },
    ];
  if (/^(?:https?:|www\.)/iu.test(label))
    return [
      {
        ...place,
        what: `the address ${label} stands as words`,
        instead: "write the name of the page: an address is read out sign by sign",
      },
    ];
  const found = inLanguage(place, { href, label, language });
  if (/\.pdf(?:[?#]|$)/iu.test(href) && !/\bPDF\b/u.test(label))
    found.push({
      ...place,
      what: `"${label}" leads to a PDF and does not say so`,
      instead: `write [${label} (PDF)](…)`,
    });
  return found;
}

function inLanguage(
  place: Pick<Found, "file" | "line" | "column">,
  { href, label, language }: { href: string; label: string; language: Language },
): Found[] {
  if (!/^https?:/iu.test(href)) return [];
  const target = languageOfUrl(href);
  const { pattern, text } = marks[language];
  const isMarked = pattern.test(label);
  if (target !== null && target !== language && !isMarked)
    return [
      {
        ...place,
        what: `"${label}" leads to a page in the other language and does not say so`,
        instead: `link the ${language === "en" ? "English" : "French"} page, or write [${label} ${text}](…)`,
      },
    ];
  if (target === language && isMarked)
    return [
      {
        ...place,
        what: `"${label}" leads to a page in this language`,
        instead: `leave out ${text}`,
      },
    ];
  return [];
}

/** One text that leads to two places makes a reader open both. */
function sharedTexts({ file }: Page, links: readonly TextLink[]): Found[] {
  const first = new Map<string, TextLink>();
  return links.flatMap((link) => {
    const label = link.text.trim().toLowerCase();
    const before = first.get(label);
    if (before === undefined) first.set(label, link);
    if (before === undefined || label === "" || before.href === link.href) return [];
    return [
      {
        file,
        line: link.line,
        column: link.column,
        level: "warning" as const,
        what: `"${link.text}" leads to another page than on line ${before.line}`,
        instead: "say in the words what is different",
      },
    ];
  });
}

function inSources({ file, language, frontMatter, fieldLines }: Page): Found[] {
  return frontMatter.sources.flatMap(({ url, language: declared }, index) => {
    const target = languageOfUrl(url);
    const place = { file, line: fieldLines["sources"] ?? 1, field: `sources[${index}].url` };
    if (target !== null && target !== (declared ?? language))
      return [
        {
          ...place,
          what: `${url} is in the other language`,
          instead:
            declared === undefined
              ? `name the page in this language, or write language: ${target} under it`
              : `write language: ${target}, or leave it out`,
        },
      ];
    return [];
  });
}
