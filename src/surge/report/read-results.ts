import { Refusal } from "../../cli/refusal.ts";
import { lineSchema } from "../results/schema.ts";
import type { Header, ResultsLine, RunSummary, Second, Window } from "../results/schema.ts";

/** The lines of one results file, in order, checked as they are read. */
export interface ResultsReader {
  file: string;
  header: Header;
  /** The next second or window without taking it; null at the end of the file. */
  peek(): Second | Window | null;
  /** Takes what `peek` showed. */
  take(): Promise<void>;
  /** Known at the end of the file; null when the run was killed before it could write one. */
  summary(): RunSummary | null;
}

/**
 * Opens a results file. Only one line of it is held at a time. A last line that is cut off (the run was killed while it wrote)
 * is left out. Throws a Refusal that names the file and the line when it is not a results file.
 */
export async function openResults(
  file: string,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<ResultsReader> {
  const parsed = parseLines(file, lines);
  const first = await parsed.next();
  if (first.done || first.value.kind !== "header") {
    throw new Refusal(
      `${file} does not begin with a header, so it is not a results file; give one that "run --results FILE" or "replay --results FILE" wrote.`,
    );
  }
  let next: Second | Window | null = null;
  let summary: RunSummary | null = null;
  const advance = async (): Promise<void> => {
    const { done, value } = await parsed.next();
    next = done || value.kind === "header" || value.kind === "summary" ? null : value;
    if (!done && value.kind === "summary") summary = value;
  };
  await advance();
  return { file, header: first.value, peek: () => next, take: advance, summary: () => summary };
}

async function* parseLines(
  file: string,
  lines: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<ResultsLine> {
  let number = 0;
  let fault: string | null = null;
  for await (const line of lines) {
    if (line.trim() === "") continue;
    if (fault !== null) throw new Refusal(fault);
    number++;
    const checked = parseLine(line);
    if ("fault" in checked) fault = `${file}, line ${number}: ${checked.fault}`;
    else yield checked.line;
  }
  // Only a line in the middle, or the only one, can be wrong for another reason than that the run was killed.
  if (fault !== null && (number === 1 || !fault.includes(CUT_OFF))) throw new Refusal(fault);
}

const CUT_OFF = "is not JSON";

function parseLine(text: string): { line: ResultsLine } | { fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: `${CUT_OFF}; is this a results file?` };
  }
  const checked = lineSchema.safeParse(value);
  if (checked.success) return { line: checked.data };
  const [issue] = checked.error.issues;
  return {
    fault: `${issue?.path.join(".") || "the line"}: ${issue?.message}; was it written by another version of the lab?`,
  };
}
