import type { Language } from "../../guidance/language.ts";

const signs: Record<Language, RegExp> = {
  en: /\/(?:en|eng|english|anglais|en-ca)(?:\/|$)|[-_/](?:en|eng)\.(?:html?|aspx?|php|pdf|cfm)|[?&](?:lang|l|wbdisable|language)=en(?:g|-ca)?\b|^https?:\/\/en\./iu,
  fr: /\/(?:fr|fra|french|francais|fr-ca)(?:\/|$)|[-_/](?:fr|fra)\.(?:html?|aspx?|php|pdf|cfm)|[?&](?:lang|l|language)=fr(?:a|-ca)?\b|^https?:\/\/fr\./iu,
};

/** The language that an address shows (`/en/`, `-fra.html`, `?lang=fr`), or null where it shows none or both. */
export function languageOfUrl(href: string): Language | null {
  const inEnglish = signs.en.test(href);
  const inFrench = signs.fr.test(href);
  if (inEnglish === inFrench) return null;
  return inEnglish ? "en" : "fr";
}
