/** One line of a map: what is looked up, and what comes out. */
export type MapLine = readonly [key: string, value: string];

/** Text between quotes as nginx reads it. `$` is not touched: where it stands, a variable is meant. */
export function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** A regular expression as the key of a map. */
export function regex(pattern: string): string {
  return `~${pattern}`;
}

/** `map SOURCE $NAME { … }`: nginx evaluates it when the variable is first used in a request, and never otherwise. */
export function toMap(source: string, name: string, lines: readonly MapLine[]): string {
  const rows = lines.map(([key, value]) => {
    const left = key === "default" ? key : quote(key);
    return `  ${left} ${quote(value)};`;
  });
  return [`map ${quote(source)} $${name} {`, ...rows, "}"].join("\n");
}
