import type { Language } from "../../guidance/language.ts";

/**
 * About how many syllables a word has: groups of vowels, less the silent ones. Right for about nine words in ten,
 * which is enough for the mean of a page. A word without vowels (a number, an acronym) counts one.
 */
export function countSyllables(word: string, language: Language): number {
  const lower = word.toLowerCase();
  return Math.max(1, language === "en" ? english(lower) : french(lower));
}

function english(word: string): number {
  const spoken = word
    .replace(
      /(?<=[^laeiouyscgxz])es$|(?<=[^laeiouy])e$|(?<=[aeiouy]l)es?$|(?<=u)e$|(?<=[^dt])ed$/u,
      "",
    )
    .replace(/^y/u, "");
  const groups = spoken.match(/[aeiouy]+/gu)?.length ?? 0;
  // Vowels that are spoken apart ("media", "science", "create", "idea"), unless "i" only softens the consonant ("special").
  const apart =
    spoken.match(/i[ao](?!u)|ie(?=n[ct])|(?<![qg])u[ao]|ea(?=t(?:e|i)|s?$)/gu)?.length ?? 0;
  const together = spoken.match(/[ctsg]i[ao]|[ct]ien[ct]|^[^aeiouy]*ea$/gu)?.length ?? 0;
  return groups + Math.max(0, apart - together);
}

function french(word: string): number {
  const spoken = word
    .replace(/qu/gu, "q")
    .replace(/gu(?=[eéèêiy])/gu, "g")
    .replace(/(?<=[aeouè])y(?=[aeéèiou])/gu, "j");
  // A final e is not heard, nor the ending of a verb or a plural; that of "logement" is.
  const heard = spoken.replace(/(?<=[^aeiouyàâèêëîïôûù])es?$|(?<=[^aeiouyàâéèêëîïôûùm])ent$/u, "");
  const groups = heard.match(/[aeiouyàâéèêëîïôûùüœæ]+/gu) ?? [];
  // "création", "maïs", "pays": two vowels spoken apart.
  const apart = groups.filter((group) => /é[aeiou]|[aou]ï|oé|ué[aei]/u.test(group)).length;
  return groups.length + apart + (heard.startsWith("pays") ? 1 : 0);
}
