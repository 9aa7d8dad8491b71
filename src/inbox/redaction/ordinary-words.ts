import { englishWords } from "./english-words.ts";
import { frenchWords } from "./french-words.ts";

const listed: ReadonlySet<string> = new Set(`${englishWords} ${frenchWords}`.trim().split(/\s+/));

/** Ends of words that say what someone does or is like; surnames have some of them, so they decide only where nothing else does. */
const ending =
  /(?:ing|ings|ed|ly|tion|tions|able|ible|ful|less|ous|ness|ment|ments|ity|ship|ive|ist|ists|ical|ician|ologist|maker|ant|ent|ents|ance|ence|teur|trice|euse|iste|ienne|ière|aire|aires|ique|ée|ées|és|é|isé|if|ifs|aux|elle|ette|ir|oir)$/u;

/** A word of everyday language, in lower case. */
export function isOrdinary(word: string): boolean {
  return (
    listed.has(word) || /^(?:j|d|l|n|qu|c|s|m|t)'/.test(word) || /'(?:s|m|re|ve|ll|d|t)$/.test(word)
  );
}

/** A word that looks like one of everyday language, also when it is in no list. */
export function looksOrdinary(word: string): boolean {
  return isOrdinary(word) || word.length < 2 || ending.test(word);
}
