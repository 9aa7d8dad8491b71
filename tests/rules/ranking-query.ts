/** Scores in the order of the worked examples: listening, reading, writing, speaking. */
export type Four = readonly [number | string, number | string, number | string, number | string];

/** The inputs of a test. */
export function scores(
  prefix: string,
  [listening, reading, writing, speaking]: Four,
  test = "level",
): Record<string, string> {
  return {
    [`${prefix}Test`]: test,
    [`${prefix}Listening`]: String(listening),
    [`${prefix}Reading`]: String(reading),
    [`${prefix}Writing`]: String(writing),
    [`${prefix}Speaking`]: String(speaking),
  };
}

/** A single person of 29 with a bachelor's degree. */
export const plain = {
  age: "29",
  partner: "none",
  education: "three-year",
  canadianStudy: "none",
  firstLanguage: "en",
  ...scores("first", [9, 9, 9, 9]),
  secondTest: "none",
  canadianWork: "0",
  foreignWork: "3",
  certificate: "no",
  nomination: "no",
  sibling: "no",
};
/** The query of that person with some answers changed. */
export const query = (changed: Record<string, string>) =>
  new URLSearchParams({ ...plain, ...changed }).toString();
