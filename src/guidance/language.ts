/** The two languages of the site. They are equals: the order here is alphabetical, not a ranking. */
export const languages = ["en", "fr"] as const;

export type Language = (typeof languages)[number];

/** One value in both languages. */
export type InBoth<T> = Record<Language, T>;

export function isLanguage(text: string): text is Language {
  return text === "en" || text === "fr";
}

export function otherLanguage(language: Language): Language {
  return language === "en" ? "fr" : "en";
}

/** BCP 47 tag for `lang`, `hreflang` and `Intl`: Canadian usage in both languages. */
export function localeOf(language: Language): "en-CA" | "fr-CA" {
  return language === "en" ? "en-CA" : "fr-CA";
}

/** The language named by the first segment of an address (`/fr/…`), or null where there is none. */
export function languageOfAddress(address: string): Language | null {
  const segment = address.slice(1, 3);
  const ends = address.length === 3 || address[3] === "/";
  return address[0] === "/" && ends && isLanguage(segment) ? segment : null;
}
