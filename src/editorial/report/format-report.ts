import type { CheckReport } from "../run-checks.ts";
import { formatForGithub } from "./for-github.ts";
import { formatForPeople } from "./for-people.ts";

export const formats = ["people", "json", "github"] as const;
export type Format = (typeof formats)[number];

const formatters: Record<Format, (report: CheckReport) => string> = {
  people: formatForPeople,
  json: (report) => JSON.stringify(report, null, 2),
  github: formatForGithub,
};

/** The report in the form its reader needs; empty when there is nothing to say. */
export function formatReport(report: CheckReport, format: Format): string {
  return formatters[format](report);
}
