import canadianEnglish from "dictionary-en-ca";
import french from "dictionary-fr";
import type { InBoth, Language } from "../../guidance/language.ts";
import { Hunspell } from "./hunspell.ts";

const sources: InBoth<{ aff: Uint8Array; dic: Uint8Array }> = { en: canadianEnglish, fr: french };
const dictionaries = new Map<Language, Hunspell>();

/** The dictionary of a language: Canadian English, or the classic French spelling of Grammalecte. Built at first use. */
export function dictionaryOf(language: Language): Hunspell {
  const before = dictionaries.get(language);
  if (before !== undefined) return before;
  const text = new TextDecoder();
  const { aff, dic } = sources[language];
  const dictionary = new Hunspell(text.decode(aff), text.decode(dic));
  dictionaries.set(language, dictionary);
  return dictionary;
}
