/** An nginx map as it was generated: lookups without regard to case first, then the regular expressions in order. */
export interface ReadMap {
  source: string;
  exact: Map<string, string>;
  patterns: [RegExp, string][];
  fallback: string;
}

/** Reads the map blocks of a generated file by their variable. Strings are unquoted as nginx does it. */
export function readMaps(text: string): Map<string, ReadMap> {
  const maps = new Map<string, ReadMap>();
  const block = /^map "(.*)" \$(\w+) \{\n([\s\S]*?)^\}/gm;
  for (const [, source = "", name = "", body = ""] of text.matchAll(block)) {
    const map: ReadMap = { source, exact: new Map(), patterns: [], fallback: "" };
    for (const line of body.trim().split("\n")) {
      const match = /^\s*(default|"(?:[^"\\]|\\.)*") "((?:[^"\\]|\\.)*)";$/.exec(line);
      if (match === null) throw new Error(`This is not a line of a map: ${line}`);
      const [key, value] = [unquote(match[1] ?? ""), unquote(match[2] ?? "")];
      if (key === "default") map.fallback = value;
      else if (key.startsWith("~*")) map.patterns.push([new RegExp(key.slice(2), "i"), value]);
      else if (key.startsWith("~")) map.patterns.push([new RegExp(key.slice(1)), value]);
      else map.exact.set(key.toLowerCase(), value);
    }
    maps.set(name, map);
  }
  return maps;
}

function unquote(text: string): string {
  return text.replace(/^"|"$/g, "").replaceAll(/\\(.)/g, "$1");
}

/** What nginx would get for a value of the map's source. */
export function look(maps: Map<string, ReadMap>, name: string, value: string): string {
  const map = maps.get(name);
  if (map === undefined) throw new Error(`There is no map $${name}`);
  const exact = map.exact.get(value.toLowerCase());
  if (exact !== undefined) return exact;
  return map.patterns.find(([pattern]) => pattern.test(value))?.[1] ?? map.fallback;
}
