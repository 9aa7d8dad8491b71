/**
 * The words of a line in the form in which they are compared: without case, accents, punctuation and spacing.
 * References, link targets and numbers are words of their own, so that a change in one is never taken for spelling.
 */
export function toWords(text: string): string[] {
  return (text.match(word) ?? []).map((each) =>
    /^[{\]\d$%]/.test(each) ? each.replaceAll(/[\s\u00A0\u202F]/g, "") : plain(each),
  );
}

const word =
  /\{\{[^{}]*\}\}|\]\([^)]*\)|\d[\d.,\s\u00A0\u202F]*\d|\d|[$%]|[\p{L}\p{M}]+(?:['’\u2011-][\p{L}\p{M}]+)*/gu;

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/[^\p{L}]/gu, "")
    .toLowerCase();
}

/** True when two lines differ in nothing that changes what a reader does: typing errors, joined or split words. */
export function isSpellingChange(before: readonly string[], after: readonly string[]): boolean {
  if (before.join("") === after.join("")) return true;
  if (before.length !== after.length) return false;
  return before.every((each, index) => isSameWord(each, after[index] ?? ""));
}

/**
 * One letter added, dropped, changed or swapped in a word of five letters or more is a typing error, unless it is the
 * first one (`typical`, `atypical`) or the word counts something (`eight`, `eighty`).
 */
function isSameWord(before: string, after: string): boolean {
  if (before === after) return true;
  const isOrdinary = [before, after].every(
    (each) => each.length >= 5 && /^\p{L}+$/u.test(each) && !countingWord.test(each),
  );
  return isOrdinary && before[0] === after[0] && differByOneLetter(before, after);
}

const countingWord =
  /^(?:three|seven|eight|(?:thir|four|fif|six|seven|eigh|nine)(?:teen|ty)|eleven|twelve|twenty|forty|fourth|fifth|sixth|seventh|eighth|ninth|hundred|thousand|trois|quatre|quinze|seize|treize|douze|vingt|trente|quarante|cinquante|soixante|mille|.*ieme)s?$/;

function differByOneLetter(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restOfA, restOfB] = [a.slice(start), b.slice(start)];
  return (
    restOfA.slice(1) === restOfB.slice(1) ||
    restOfA.slice(1) === restOfB ||
    restOfA === restOfB.slice(1) ||
    (restOfA[0] === restOfB[1] &&
      restOfA[1] === restOfB[0] &&
      restOfA.slice(2) === restOfB.slice(2))
  );
}
