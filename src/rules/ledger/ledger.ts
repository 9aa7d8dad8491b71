/** What the rules decided for one combination of answers: words for its classes, `name=value` for its figures. */
export interface Entry {
  /** The combination, readable and stable: it names the same answers in every version of the rules. */
  label: string;
  tokens: readonly string[];
}

/** The entries of one tool. */
export type Ledger = ReadonlyMap<string, readonly string[]>;

const between = " => ";

/** One compact line for each entry. Throws when two have the same label: the second would hide the first. */
export function toText(entries: readonly Entry[]): string {
  const labels = new Set(entries.map(({ label }) => label));
  if (labels.size !== entries.length)
    throw new Error(`${entries.length - labels.size} combinations have the label of another.`);
  return `${entries.map(({ label, tokens }) => `${label}${between}${tokens.join(" ")}`).join("\n")}\n`;
}

/** The entries of a ledger's text. Throws on a line that is not one. */
export function toLedger(text: string): Ledger {
  const lines = text.split("\n").filter((each) => each !== "");
  return new Map(
    lines.map((each, index) => {
      const [label, tokens] = each.split(between);
      if (label === undefined || tokens === undefined)
        throw new Error(
          `Line ${index + 1} of the ledger is not "combination${between}outcome": accept it anew.`,
        );
      return [label, tokens.split(" ")];
    }),
  );
}
