import { parseAccessLine } from "../../formats/access-log-line.ts";
import type { AccessEntry } from "../../formats/access-log-line.ts";
import { parseJsonLine } from "./json-line.ts";

/** One request of a log, with what some logs add to the combined format. */
export interface LogLine extends AccessEntry {
  /** Two capitals (ISO 3166), when the log names a country. */
  country: string | null;
  /** First language of the Accept-Language header such as `fr`, when the log holds it. */
  language: string | null;
}

/** A country as a last field of its own: `US`, `"US"` or `country=US`. */
const LAST_FIELD = /(?:^|\s)"?(?:country=)?([A-Z]{2})"?\s*$/;

/** Reads a line in combined format or as a JSON object, whichever it looks like. Null when it is neither. */
export function parseLogLine(line: string): LogLine | null {
  if (line.startsWith("{")) return parseJsonLine(line);
  const entry = parseAccessLine(line);
  if (entry === null) return null;
  // What follows the last quoted field of the format is the server's own addition.
  const country = LAST_FIELD.exec(line.slice(-40))?.[1] ?? null;
  return { ...entry, country, language: null };
}
