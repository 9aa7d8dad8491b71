import type { Corpus } from "../corpus/read-corpus.ts";
import type { Day } from "../guidance/calendar.ts";
import type { Found, Level } from "../guidance/finding.ts";
import type { BuiltSite } from "./built/read-built.ts";

/** What `npm run check -- --explain NAME` says about a check. */
export interface Explanation {
  /** As the report and the file of the check are named. */
  name: string;
  /** The level of its findings, unless one carries its own. */
  level: Level;
  /** What must hold, as a sentence. */
  rule: string;
  /** Whom it hurts when it does not. */
  reason: string;
  /** Text that keeps the rule, as an editor would type it. */
  good: string;
  /** Text that breaks it. */
  bad: string;
}

/** What a check of the content looks at. */
export interface CheckContext {
  /** The folder above `content`. */
  root: string;
  corpus: Corpus;
  /** The day for which facts must be valid and reviews must be done. */
  day: Day;
  /** The moment until which a declared emergency is compared. */
  now: Date;
}

/** One thing that must be true of the content. One check, one file, named as the report names it. */
export interface Check extends Explanation {
  find(context: CheckContext): Found[];
}

/** What a check of the built site looks at. */
export interface BuiltContext extends BuiltSite {
  corpus: Corpus;
}

/** One thing that must be true of the pages as they are sent; it can only be seen after the build. */
export interface BuiltCheck extends Explanation {
  findBuilt(context: BuiltContext): Found[];
  /** What the report says of it also when nothing is wrong, as one line. */
  figure?(context: BuiltContext): string;
}
