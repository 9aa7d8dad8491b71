import type { Saying } from "./entry.ts";
import { toTerms } from "./terms.ts";

/** Puts the guide's terms in the place of people's own, for example those of `study permit` for `student visa`. */
export type Reword = (terms: readonly string[]) => string[];

/** Prepares the sayings of one language. Where two fit, the longer is meant. */
export function createReword(sayings: readonly Saying[]): Reword {
  const rules = sayings
    .flatMap(({ say, means }) => say.map((each) => ({ say: toTerms(each), means: toTerms(means) })))
    .toSorted((a, b) => b.say.length - a.say.length);
  return (terms) => {
    const said: string[] = [];
    for (let at = 0; at < terms.length;) {
      const rule = rules.find(({ say }) => say.every((term, index) => terms[at + index] === term));
      said.push(...(rule?.means ?? terms.slice(at, at + 1)));
      at += rule?.say.length ?? 1;
    }
    return [...new Set(said)];
  };
}
