import type { z } from "zod";
import { isNode, LineCounter, parseDocument } from "yaml";
import type { Found } from "../guidance/finding.ts";
import { exampleAt } from "./schema-example.ts";

/** YAML text and where it stands. */
export interface YamlSource {
  /** Path from the project root. */
  file: string;
  text: string;
  /** The line of the file on which the YAML begins: 1 for a YAML file, 2 for front matter. */
  firstLine: number;
}

export interface Parsed<T> {
  /** Null when there is a finding. */
  value: T | null;
  findings: Found[];
  /** The line of a field, for findings that are made later. */
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** YAML text → a value of the schema, or one finding for every field that is wrong, each on its line with an example. */
export function parseYaml<Schema extends z.ZodType>(
  { file, text, firstLine }: YamlSource,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "core" });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  const broken = document.errors.map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    what: `this is not valid YAML: ${firstSentence(error.message)}`,
    instead: 'check the indentation, and put text that holds ": " or begins with a sign in quotes',
  }));
  if (broken.length > 0) return { value: null, findings: broken, lineOf };
  const data: unknown = document.toJS();
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, findings: [], lineOf };
  const findings = result.error.issues.flatMap((issue) =>
    toFindings(issue, { schema, data, file, lineOf }),
  );
  return { value: null, findings, lineOf };
}

/** The place of the value at `path`, or of the nearest parent that exists (a missing field has no place of its own). */
function offsetOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** What an issue is told against. */
interface Parsing {
  schema: z.ZodType;
  data: unknown;
  file: string;
  lineOf: (path: readonly PropertyKey[]) => number;
}

function toFindings(issue: z.core.$ZodIssue, { schema, data, file, lineOf }: Parsing): Found[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      file,
      line: lineOf([...issue.path, key]),
      field: fieldName([...issue.path, key]),
      what: "is not a field that exists here",
      // `{ text: Look in your mail, and wait }` reads as two fields.
      instead: /\s/.test(key)
        ? "put the text of the field before it in quotes: inside { } a comma ends a field"
        : "remove it, or correct its spelling",
    }));
  }
  const example = exampleAt(schema, issue.path, data);
  const name = issue.path.findLast((part) => typeof part === "string") ?? "";
  const instead =
    example === null ? "correct the value" : `write for example ${String(name)}: ${example}`;
  return [
    { file, line: lineOf(issue.path), field: fieldName(issue.path), what: toWhat(issue), instead },
  ];
}

/** The words of the schema; where it has none for a value of another kind, words an editor understands. */
function toWhat({ message }: z.core.$ZodIssue): string {
  if (!message.startsWith("Invalid input")) return message;
  return message.endsWith("received undefined") ? "is missing" : "is not what belongs here";
}

/** `['sources', 0, 'url']` → `sources[0].url`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === "number" ? `[${part}]` : `${index === 0 ? "" : "."}${String(part)}`,
    )
    .join("");
}

function firstSentence(message: string): string {
  return message.split(/ at line \d|\n/)[0]?.trim() ?? message;
}
