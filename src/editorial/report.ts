import type { Finding } from "../guidance/finding.ts";
import type { CheckReport } from "./run-checks.ts";

/** The report as people read it: each finding with its place, what is wrong and what to write, then a closing line. */
export function formatReport({ findings, pairs, facts }: CheckReport): string {
  const closing =
    findings.length === 0
      ? `Content is in order: ${pairs} page pairs, ${facts} facts.`
      : `${findings.length} ${findings.length === 1 ? "finding" : "findings"}. Nothing is published until there are none.`;
  return [...findings.map(formatFinding), closing].join("\n");
}

function formatFinding({ file, line, field, what, instead }: Finding): string {
  const subject = field === undefined || field === "" ? "" : `${field} `;
  return `${file}:${line}\n  ${subject}${what}\n  → ${instead}\n`;
}
