/** A wording that should be another one. */
export interface Phrase {
  /** In lower case with straight apostrophes; `*` at the end lets the last word go on (`require*`: required, requirement). */
  avoid: string;
  instead: string;
}

/** A phrase found in a text, as it is written there. */
export interface FoundPhrase {
  phrase: Phrase;
  shown: string;
  at: number;
}

/** Finds any of many phrases in one pass over the words of a text: phrases are looked up by their first word. */
export function createPhraseFinder(phrases: readonly Phrase[]): (text: string) => FoundPhrase[] {
  const byStart = Map.groupBy(phrases, ({ avoid }) => startOf(avoid));
  return (text) => {
    const plain = text.toLowerCase().replaceAll("\u2019", "'").replaceAll("\u00A0", " ");
    const found: FoundPhrase[] = [];
    let from = 0;
    for (const match of plain.matchAll(/(?<!\p{L})\p{L}{1,4}/gu)) {
      const at = match.index;
      if (at < from) continue;
      const longest = (byStart.get(match[0]) ?? [])
        .map((phrase) => ({ phrase, end: endOf(phrase, plain, at) }))
        .filter(({ end }) => end !== -1)
        .toSorted((a, b) => b.end - a.end)[0];
      if (longest === undefined) continue;
      from = longest.end;
      found.push({ phrase: longest.phrase, shown: text.slice(at, longest.end), at });
    }
    return found;
  };
}

/** The first four letters of the first word, or fewer where it is shorter. */
function startOf(avoid: string): string {
  return /^\p{L}{1,4}/u.exec(avoid)?.[0] ?? avoid;
}

const letter = /[\p{L}\p{N}]/u;

/** Where the phrase ends when it stands at `at`, or -1. */
function endOf({ avoid }: Phrase, text: string, at: number): number {
  const open = avoid.endsWith("*");
  const words = open ? avoid.slice(0, -1) : avoid;
  if (!text.startsWith(words, at)) return -1;
  let end = at + words.length;
  while (open && letter.test(text[end] ?? "")) end += 1;
  // An elided word joins the next one: "afin d'".
  return !words.endsWith("'") && letter.test(text[end] ?? "") ? -1 : end;
}
