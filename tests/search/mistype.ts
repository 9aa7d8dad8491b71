/** What fingers do to words, each done in the middle or at the end of the longest word of a query. */
export const mistype: Record<string, (query: string) => string> = {
  "a letter too few": inLongestWord((word, at) => word.slice(0, at) + word.slice(at + 1)),
  "a letter twice": inLongestWord((word, at) => word.slice(0, at) + word.slice(at - 1)),
  "two letters swapped": inLongestWord(
    (word, at) =>
      word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1),
  ),
  "a wrong letter": inLongestWord(
    (word, at) => word.slice(0, at) + (word[at] === "e" ? "a" : "e") + word.slice(at + 1),
  ),
  "the last letter but one missing": inLongestWord((word) => word.slice(0, -2) + word.slice(-1)),
};

function inLongestWord(spoil: (word: string, middle: number) => string): (query: string) => string {
  return (query) => {
    const parts = query.split(/([ '’-])/);
    const longest = parts.reduce((a, b) => (b.length > a.length ? b : a));
    return query.replace(longest, spoil(longest, Math.floor(longest.length / 2)));
  };
}
