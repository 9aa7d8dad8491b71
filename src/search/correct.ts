/** Puts the word that was meant in the place of a mistyped one, where one is near; other words stay. */
export type Correct = (term: string) => string;

/**
 * How many letters of a word that no page has may be wrong: none in a short one, which is one letter away from another word; two
 * in a long one.
 */
const wrongLetters = (term: string): number => (term.length < 4 ? 0 : term.length < 7 ? 1 : 2);

/**
 * Prepares the correction of typing errors. `known` holds every term that can be found, of both languages, with how much it tells
 * of a page: of two words as near, people mean the one that names pages. A term that begins a known one is left alone, since
 * whoever types it may not be done.
 */
export function createCorrect(known: ReadonlyMap<string, number>): Correct {
  const corrected = new Map<string, string>();
  const nearest = (term: string): string => {
    let best = { term, distance: wrongLetters(term), weight: 0 };
    for (const [other, weight] of known) {
      if (other.startsWith(term)) return term;
      const distance = distanceOf(term, other, best.distance);
      if (distance < best.distance || (distance === best.distance && weight > best.weight))
        best = { term: other, distance, weight };
    }
    return best.term;
  };
  return (term) => {
    if (known.has(term) || wrongLetters(term) === 0) return term;
    const before = corrected.get(term) ?? nearest(term);
    corrected.set(term, before);
    return before;
  };
}

/**
 * How many letters must be added, dropped, replaced or swapped with their neighbour to make one word the other (Damerau's
 * distance, each letter moved once); infinite when it is more than `most`.
 */
export function distanceOf(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current[column] = Math.min(
        (current[column - 1] ?? 0) + 1,
        (last[column] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...current) > most) return Number.POSITIVE_INFINITY;
    [beforeLast, last] = [last, current];
  }
  const distance = last[other.length] ?? 0;
  return distance > most ? Number.POSITIVE_INFINITY : distance;
}
