import type { Day } from "../guidance/calendar.ts";
import type { EditionStamp } from "./edition.ts";
import { editionFor } from "./edition.ts";
import type { Fields, InputOf, Problem, Typed } from "./form/read-form.ts";
import { readFields, toTyped } from "./form/read-form.ts";
import { toQuery } from "./form/write-query.ts";
import type { Told } from "./told.ts";

/** A tool with a form: everything a page, an endpoint and a script need to ask, to answer and to explain. */
export interface Tool<F extends Fields, Edition extends EditionStamp, Decision> {
  /** The name of its folder in `content/rules`. */
  id: string;
  fields: F;
  /** Every page that its results can send to, by id; a program's own page apart. */
  pages: readonly string[];
  /** What no single input shows: dates out of order, a score outside of its test. */
  check(input: InputOf<F>, edition: Edition): Problem[];
  /** The same input in its one canonical form, rows in order. */
  settle(input: InputOf<F>): InputOf<F>;
  /** The decision, with every number it rests on. */
  decide(input: InputOf<F>, edition: Edition): Decision;
  /** The decision as sentences without language. `today` says whether the edition has ended. */
  tell(decision: Decision, input: InputOf<F>, edition: Edition, today: Day): Told;
}

/** What a query gives: an untouched form, problems to correct, or a result and its canonical address. */
export type Answer<Input, Decision> =
  | { state: "blank" }
  | { state: "problems"; typed: Typed; problems: Problem[] }
  | { state: "result"; query: string; typed: Typed; input: Input; decision: Decision; told: Told };

/**
 * Answers the query string of a form (with or without `?`). The same file answers in the browser, in the dynamic worker and
 * in the checks; `today` is the caller's day in Canada's eastern time. Never throws for what a visitor typed.
 */
export function answer<F extends Fields, Edition extends EditionStamp, Decision>(
  tool: Tool<F, Edition, Decision>,
  query: string,
  { editions, today }: { editions: readonly Edition[]; today: Day },
): Answer<InputOf<F>, Decision> {
  const typed = toTyped(tool.fields, query);
  if (typed === null) return { state: "blank" };
  const { values, problems } = readFields(tool.fields, typed, today);
  if (problems.length > 0) return { state: "problems", typed, problems };
  // Without a problem every field has a value of its type: that is what readFields promises.
  const read = values as InputOf<F>;
  const edition = editionFor(editions, today);
  const wrong = tool.check(read, edition);
  if (wrong.length > 0) return { state: "problems", typed, problems: wrong };
  const input = tool.settle(read);
  const decision = tool.decide(input, edition);
  const told = tool.tell(decision, input, edition, today);
  return { state: "result", query: toQuery(tool.fields, input), typed, input, decision, told };
}
