import type { Finding } from "../../guidance/finding.ts";
import type { CheckReport } from "../run-checks.ts";

/** The report as people read it: each finding with its place, what is wrong and what to write; notes only as a count. */
export function formatForPeople({ findings, pairs, facts, figures = [] }: CheckReport): string {
  const told = findings.filter(({ level }) => level !== "note");
  const errors = told.filter(({ level }) => level === "error").length;
  const parts = [
    ...told.map(formatFinding),
    ...countNotes(findings),
    ...figures,
    errors === 0
      ? `Content is in order: ${count(pairs, "page pair")}, ${count(facts, "fact")}${
          told.length === 0 ? "" : `, ${count(told.length, "warning")}`
        }.`
      : `${count(errors, "error")}${
          told.length === errors ? "" : ` and ${count(told.length - errors, "warning")}`
        }. Nothing is published until there are no errors.`,
  ];
  return parts.join("\n");
}

function formatFinding({
  file,
  line,
  column,
  field,
  what,
  instead,
  check,
  level,
}: Finding): string {
  const subject = field === undefined || field === "" ? "" : `${field} `;
  const place = column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
  return `${place}  ${level} ${check}\n  ${subject}${what}\n  → ${instead}\n`;
}

function countNotes(findings: readonly Finding[]): string[] {
  const notes = findings.filter(({ level }) => level === "note");
  return [...Map.groupBy(notes, ({ check }) => check)].map(
    ([check, all]) =>
      `${check}: ${count(all.length, "note")} in ${count(new Set(all.map(({ file }) => file)).size, "file")} (--format json lists them)`,
  );
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-CA")} ${noun}${number === 1 ? "" : "s"}`;
}
