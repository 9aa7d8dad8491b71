import { parseAccessLine } from "../../formats/access-log-line.ts";
import { parseJsonLine } from "./json-line.ts";
import type { LogLine } from "./logged-request.ts";

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
