import { isSpellingChange, toWords } from "./spelling-change.ts";

/** One difference between two texts. `before` is empty for a line that is new, `after` for one that went. */
export interface TextChange {
  /** Index of the line in the new text; for a line that went, of the line that stands there now. */
  index: number;
  before: string;
  after: string;
}

interface Line {
  index: number;
  text: string;
  words: string[];
  key: string;
}

/** What changed from one text to the other in more than spelling, in the order of the new text. Empty lines do not count. */
export function findTextChanges(before: string, after: string): TextChange[] {
  const [old, now] = [toLines(before), toLines(after)];
  const changes: TextChange[] = [];
  let gone: Line[] = [];
  let come: Line[] = [];
  const settle = (next: number): void => {
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
      const [left, right] = [gone[at], come[at]];
      if (left !== undefined && right !== undefined && isSpellingChange(left.words, right.words))
        continue;
      changes.push({
        index: right?.index ?? next,
        before: left?.text ?? "",
        after: right?.text ?? "",
      });
    }
    gone = [];
    come = [];
  };
  const steps = align(old, now);
  for (const [left, right] of steps) {
    if (left !== null && right !== null) settle(right.index);
    else if (left !== null) gone.push(left);
    else if (right !== null) come.push(right);
  }
  settle(now.at(-1)?.index ?? 0);
  return changes;
}

function toLines(text: string): Line[] {
  return text.split("\n").flatMap((line, index) => {
    const words = toWords(line);
    return words.length === 0 ? [] : [{ index, text: line.trim(), words, key: words.join(" ") }];
  });
}

/** Both texts side by side: a line with its equal, or alone. Longest common subsequence, after equal ends are taken off. */
function align(old: readonly Line[], now: readonly Line[]): [Line | null, Line | null][] {
  let head = 0;
  while (head < old.length && head < now.length && old[head]?.key === now[head]?.key) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old.at(-1 - tail)?.key === now.at(-1 - tail)?.key
  )
    tail += 1;
  const pairOf = (a: number, b: number): [Line | null, Line | null] => [
    old[a] ?? null,
    now[b] ?? null,
  ];
  const middle = commonSubsequence(
    old.slice(head, old.length - tail),
    now.slice(head, now.length - tail),
  );
  return [
    ...Array.from({ length: head }, (_, at) => pairOf(at, at)),
    ...middle,
    ...Array.from({ length: tail }, (_, at) =>
      pairOf(old.length - tail + at, now.length - tail + at),
    ),
  ];
}

function commonSubsequence(
  old: readonly Line[],
  now: readonly Line[],
): [Line | null, Line | null][] {
  const width = now.length + 1;
  const longest = new Uint32Array((old.length + 1) * width);
  const at = (a: number, b: number): number => longest[a * width + b] ?? 0;
  for (let a = old.length - 1; a >= 0; a -= 1) {
    for (let b = now.length - 1; b >= 0; b -= 1) {
      longest[a * width + b] =
        old[a]?.key === now[b]?.key ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
    }
  }
  const steps: [Line | null, Line | null][] = [];
  let [a, b] = [0, 0];
  while (a < old.length || b < now.length) {
    const [left, right] = [old[a] ?? null, now[b] ?? null];
    if (left !== null && right !== null && left.key === right.key) {
      steps.push([left, right]);
      a += 1;
      b += 1;
    } else if (right === null || (left !== null && at(a + 1, b) >= at(a, b + 1))) {
      steps.push([left, null]);
      a += 1;
    } else {
      steps.push([null, right]);
      b += 1;
    }
  }
  return steps;
}

const context = 4;

/** The part of two long lines in which they differ, with a few words around: `… within 30 days …` → `… within 60 days …`. */
export function showChange({ before, after }: TextChange): { before: string; after: string } {
  if (before === "" || after === "") return { before: shorten(before), after: shorten(after) };
  const [old, now] = [before.split(" "), after.split(" ")];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old.at(-1 - tail) === now.at(-1 - tail)
  )
    tail += 1;
  const cut = (words: string[]): string => {
    const from = Math.max(0, head - context);
    const to = Math.min(words.length, words.length - tail + context);
    const text = words.slice(from, to).join(" ");
    return shorten(`${from > 0 ? "… " : ""}${text}${to < words.length ? " …" : ""}`);
  };
  return { before: cut(old), after: cut(now) };
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
