/**
 * Words that say nothing about a subject, in either language: both are dropped everywhere, because a page is also found in the
 * other language. Written as `fold` leaves them.
 */
const silent = new Set(
  (
    "an and are as at be by can do does for from get how if in into is it its me my of on or our than that the their there " +
    "this to want was we what when where which who will with you your am need " +
    "au aux avec ce ces cet cette comment dans de des du elle elles en est et faut il ils je la le les leur ma mes mon ne " +
    "nos notre nous ou par pas pour qu que quel quelle quels quelles qui rendez sa se ses si son sont sur ton un une vos votre vous"
  ).split(" "),
);

/** Lower case without accents and ligatures: `Été` and `ete` are one word for somebody who types. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae");
}

/**
 * The words of a text that can be looked for, folded. Apostrophes and hyphens part words and single letters are dropped, so
 * `l'immigration` gives `immigration`. A text of silent words alone keeps them: "to be" is better than nothing.
 */
export function toWords(text: string): string[] {
  const words = (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) => !/^\p{L}$/u.test(word),
  );
  const telling = words.filter((word) => !silent.has(word));
  return telling.length === 0 ? words : telling;
}

/** Endings that change the form of a word more than its subject, with the letters that must stand before them. */
const endings: [ending: RegExp, before: number, instead: string][] = [
  [/ies$/, 2, "i"],
  [/(?<![sui])s$/, 3, ""],
  [/(?<=au|eu|ou)x$/, 1, ""],
  [/(ation|ement)$/, 4, ""],
  [/ing$/, 3, ""],
  [/(ee|ed|er|ez|e)$/, 3, ""],
  [/(at|ant)$/, 5, ""],
  [/y$/, 2, "i"],
];

/** What a folded word has in common with its other forms: `moving` and `move`, `parrainer` and `parrainé`, plurals. */
export function stem(word: string): string {
  return endings.reduce((left, [ending, before, instead]) => {
    const cut = left.replace(ending, "");
    return cut !== left && cut.length >= before ? cut + instead : left;
  }, word);
}

/** The terms of a text, as they are put into the index and as they are looked up. */
export function toTerms(text: string): string[] {
  return toWords(text).map(stem);
}
