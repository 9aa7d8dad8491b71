import type { AccessEntry } from "../../formats/access-log-line.ts";

/** One request of a log, with what some logs add to the combined format. */
export interface LogLine extends AccessEntry {
  /** Two capitals (ISO 3166), when the log names a country. */
  country: string | null;
  /** First language of the Accept-Language header such as `fr`, when the log holds it. */
  language: string | null;
}
