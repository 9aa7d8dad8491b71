import { readBook } from "../../src/rules/ledger/files.ts";
import type { EditionStamp } from "../../src/rules/edition.ts";
import type { Fields, InputOf } from "../../src/rules/form/read-form.ts";
import type { Tool } from "../../src/rules/tool.ts";
import { answer } from "../../src/rules/tool.ts";

/** The rules as the content folder holds them. */
export const book = readBook(process.cwd());

export const today = "2026-11-22";

interface Case<F extends Fields, Edition extends EditionStamp, Decision> {
  tool: Tool<F, Edition, Decision>;
  editions: readonly Edition[];
}

/** The result of a query; fails the test with the problems where there is none. */
export function decided<F extends Fields, Edition extends EditionStamp, Decision>(
  { tool, editions }: Case<F, Edition, Decision>,
  query: string,
  day = today,
) {
  const given = answer(tool, query, { editions, today: day });
  if (given.state !== "result")
    throw new Error(
      `${query} gives ${given.state}: ${JSON.stringify(refused({ tool, editions }, query))}`,
    );
  return given;
}

/** The problems of a query as `field row key`. */
export function refused<F extends Fields, Edition extends EditionStamp, Decision>(
  { tool, editions }: Case<F, Edition, Decision>,
  query: string,
): string[] {
  const given = answer(tool, query, { editions, today });
  return given.state === "problems"
    ? given.problems.map(
        ({ field, row, line }) => `${field}${row === null ? "" : ` ${row}`} ${line.key}`,
      )
    : [];
}

export type { InputOf };
