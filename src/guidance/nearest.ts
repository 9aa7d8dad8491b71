/**
 * Of the names that exist, the few that look most like the one that was written: by the pairs of letters that both hold
 * (Sørensen-Dice), in the whole name or in its last part, since a page is often looked for in the wrong section. Empty when
 * nothing looks like it.
 */
export function nearestNames(written: string, known: Iterable<string>, most = 3): string[] {
  const [whole, last] = [pairsOf(written), pairsOf(lastPart(written))];
  return Array.from(known, (name) => ({
    name,
    alike: Math.max(likeness(whole, pairsOf(name)), likeness(last, pairsOf(lastPart(name)))),
  }))
    .filter(({ alike }) => alike >= leastLikeness)
    .toSorted((a, b) => b.alike - a.alike || a.name.localeCompare(b.name, "en"))
    .slice(0, most)
    .map(({ name }) => name);
}

const leastLikeness = 0.4;

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function pairsOf(text: string): Set<string> {
  const padded = ` ${text} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return (2 * shared) / (one.size + other.size);
}
