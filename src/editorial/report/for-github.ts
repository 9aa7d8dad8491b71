import type { Finding, Level } from "../../guidance/finding.ts";
import type { CheckReport } from "../run-checks.ts";

/**
 * The report as annotations on a commit
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions, "Setting an error message").
 */
export function formatForGithub({ findings }: CheckReport): string {
  return findings.map(toAnnotation).join("\n");
}

const commands: Record<Level, string> = { error: "error", warning: "warning", note: "notice" };

function toAnnotation({ level, file, line, column, check, field, what, instead }: Finding): string {
  const properties = [
    `file=${escapeProperty(file)}`,
    `line=${line}`,
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${escapeProperty(check)}`,
  ];
  const message = `${field === undefined || field === "" ? "" : `${field} `}${what}\n→ ${instead}`;
  return `::${commands[level]} ${properties.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
