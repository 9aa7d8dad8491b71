import type { Corpus } from "../corpus/read-corpus.ts";
import type { Day } from "../guidance/calendar.ts";
import type { Finding } from "../guidance/finding.ts";

/** What a check looks at. */
export interface CheckContext {
  corpus: Corpus;
  /** The day for which facts must be valid. */
  day: Day;
}

/** One thing that must be true of the content. One check, one file, named as the report names it. */
export interface Check {
  name: string;
  /** What must hold, as a sentence. */
  about: string;
  find(context: CheckContext): Finding[];
}
