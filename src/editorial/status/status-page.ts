import type { Day } from "../../guidance/calendar.ts";
import type { SectionRow } from "./section-rows.ts";
import { columns, toCells } from "./table.ts";

/** The rows as one static page, readable in light and dark, on a phone and on paper. */
export function toStatusPage(rows: readonly SectionRow[], day: Day): string {
  const head = columns.map(([heading]) => `<th scope="col">${escape(heading)}</th>`).join("");
  const body = rows.map(toRow).join("\n");
  return `<!doctype html>
<html lang="en-CA">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Status of the guide, ${day}</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
div { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { padding: .4rem .7rem; text-align: right; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent) }
th:first-child { text-align: left }
thead th { vertical-align: bottom }
tbody tr:last-child { font-weight: 600 }
td.late { background: color-mix(in srgb, #d40 22%, transparent) }
</style>
<h1>Status of the guide</h1>
<p>As of ${day}. Ease: how easily the middle page reads, higher is easier (Flesch in English, Kandel and Moles in French). Bytes: estimated from the text, compressed; a first visit may take 14,000.</p>
<div role="region" aria-label="Status by section" tabindex="0">
<table>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table>
</div>
</html>
`;
}

function toRow(row: SectionRow): string {
  const [name = "", ...figures] = toCells(row);
  const late = [row.inStep < row.pairs ? 1 : null, row.overdue > 0 ? 3 : null];
  const cells = figures.map(
    (figure, at) => `<td${late.includes(at) ? ' class="late"' : ""}>${escape(figure)}</td>`,
  );
  return `<tr><th scope="row">${escape(name)}</th>${cells.join("")}</tr>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
