import type { Hunspell } from "./hunspell.ts";

const letters = "esiantrulodcpmévqfgbhjèàxêyzkwçôâîûùïëœ'";

/**
 * The known word that is most likely meant: the same letters with other accents or capitals first, then one letter too many,
 * too few, wrong or swapped, then a word of the lists that begins alike. Null when nothing is near.
 */
export function nearestWord(
  word: string,
  dictionary: Hunspell,
  listed: ReadonlySet<string>,
): string | null {
  const isKnown = (candidate: string) => listed.has(candidate) || dictionary.knows(candidate);
  const lower = word.toLowerCase();
  const capital = word !== lower;
  for (const candidate of [...oneEditAway(lower), ...twoEditsAway(lower, dictionary, listed)]) {
    if (isKnown(candidate)) return capital ? capitalize(candidate) : candidate;
    if (isKnown(capitalize(candidate))) return capitalize(candidate);
  }
  return null;
}

/** Likeliest first: accents, swaps, doubled and missing letters, then any other letter. */
function* oneEditAway(word: string): Generator<string> {
  const places = word.split("").keys().toArray();
  yield word;
  for (const at of places) {
    const plain = withoutAccents(word.charAt(at));
    for (const letter of letters)
      if (withoutAccents(letter) === plain) yield replace(word, at, 1, letter);
  }
  for (const at of places) yield replace(word, at, 2, (word[at + 1] ?? "") + word.charAt(at));
  for (const at of places) yield replace(word, at, 1, "");
  for (const at of [...places, word.length])
    for (const letter of letters) yield replace(word, at, 0, letter);
  for (const at of places) for (const letter of letters) yield replace(word, at, 1, letter);
}

/** Stems and listed words of about the same length that are two edits away: dear, but asked only for a word that is wrong. */
function* twoEditsAway(
  word: string,
  dictionary: Hunspell,
  listed: ReadonlySet<string>,
): Generator<string> {
  if (word.length < 5) return;
  const plain = withoutAccents(word);
  for (const length of [0, -1, 1, -2, 2].map((more) => plain.length + more)) {
    const alike = stemsByShape(dictionary).get(shapeOf(plain, length)) ?? [];
    for (const known of [...listed, ...alike]) {
      if (known.length !== length || known.charAt(0).toLowerCase() !== plain.charAt(0)) continue;
      if (isWithin(withoutAccents(known.toLowerCase()), plain, 2)) yield known;
    }
  }
}

const shapes = new WeakMap<Hunspell, Map<string, string[]>>();

/** The stems grouped by first letter and length. */
function stemsByShape(dictionary: Hunspell): Map<string, string[]> {
  const grouped =
    shapes.get(dictionary) ??
    Map.groupBy(dictionary.stems.keys(), (stem) =>
      shapeOf(withoutAccents(stem).toLowerCase(), stem.length),
    );
  shapes.set(dictionary, grouped);
  return grouped;
}

function shapeOf(plain: string, length: number): string {
  return plain.charAt(0) + length;
}

/** Whether `a` becomes `b` in at most `most` insertions, deletions and replacements. */
function isWithin(a: string, b: string, most: number): boolean {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return false;
    row = next;
  }
  return (row[b.length] ?? most + 1) <= most;
}

function replace(word: string, at: number, length: number, letters: string): string {
  return word.slice(0, at) + letters + word.slice(at + length);
}

/** `Élève` → `Eleve`, `cœur` → `coeur`. */
export function withoutAccents(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae");
}

export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
