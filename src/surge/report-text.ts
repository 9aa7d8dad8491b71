import { toBytes, toCount, toDuration, toMs, toRough } from './numbers-text.ts';
import type { Percentiles, Summary } from './summary.ts';
import type { CheckedLimit, Outcome } from './verdict.ts';

const WORDS: Record<Outcome, string> = {
  held: 'HELD: every limit held.',
  failed: 'FAILED: a limit did not hold.',
  invalid: 'INVALID: this run says nothing about the site.',
  stopped: 'STOPPED before its end; the figures are of the part that was done.',
};

/** A run for a person to read, as lines. */
export function toReportLines(summary: Summary): string[] {
  const { all, visitors, lab, verdict } = summary;
  const seconds = summary.elapsedMs / 1000;
  const rows: [string, string][] = [
    ['Requests', `${toCount(all.requests)} in ${toDuration(seconds)}: ${toRough(all.requests / Math.max(0.001, seconds))} a second`],
    ['Answers', toAnswers(summary)],
    ...toFailureRows(summary),
    ['Response', 'from the moment a visitor wanted it to the last byte'],
    ['  pages', `${toPercentileText(summary.pages)}  ${toCount(summary.pages.requests)} requests`],
    ['  assets', `${toPercentileText(summary.assets)}  ${toCount(summary.assets.requests)} requests`],
    ['  all', toPercentileText(all)],
    ['Service', `${toPercentileText(summary.service)}  from handed over to the last byte`],
    ['Received', `${toBytes(summary.bytes)}, ${toBytes(summary.bytes / Math.max(1, all.requests))} a request; ${toCount(summary.cached)} found in visitors' own caches`],
    ...toVisitorRows(visitors),
    ['The lab', `late by p50 ${toMs(lab.lateness.p50Ms)}, p99 ${toMs(lab.lateness.p99Ms)}, max ${toMs(lab.lateness.maxMs)}`],
    ['  CPU', `${toRough(lab.cpuPercent)} % of one core, ${toRough(lab.cpuMsPer1000Requests)} ms per 1,000 requests`],
  ];
  return [
    '',
    ...rows.map(([name, text]) => `${name.padEnd(10)} ${text}`),
    '',
    ...verdict.limits.map(toLimitLine),
    ...verdict.reasons,
    WORDS[verdict.outcome],
  ];
}

function toAnswers({ statuses }: Summary): string {
  const order = Object.entries(statuses).toSorted(([one], [other]) => one.localeCompare(other));
  const texts = order.map(([name, count]) => (name === 'none' ? `${toCount(count)} without an answer` : `${toCount(count)} × ${name}`));
  return texts.join(', ') || 'none';
}

function toFailureRows({ failures, failureExamples, sentAgain }: Summary): [string, string][] {
  const kinds = Object.entries(failures).map(([kind, count]) => `${toCount(count)} ${kind}`);
  const rows: [string, string][] = [];
  if (kinds.length > 0) rows.push(['  failed', kinds.join(', ')]);
  if (failureExamples.length > 0) rows.push(['  such as', failureExamples.join(', ')]);
  if (sentAgain > 0) rows.push(['  again', `${toCount(sentAgain)} sent again: the site had closed the kept connection, as browsers do`]);
  return rows;
}

/** A replay knows requests only, so it has no row for visitors. */
function toVisitorRows({ came, peak, cut, now }: Summary['visitors']): [string, string][] {
  if (came === 0) return [];
  return [['Visitors', `${toCount(peak)} at once at the peak, ${toCount(came)} in all; ${toCount(cut + now)} were still reading at the end`]];
}

function toPercentileText({ p50Ms, p90Ms, p99Ms, maxMs }: Percentiles): string {
  const texts = [`p50 ${toMs(p50Ms)}`, `p90 ${toMs(p90Ms)}`, `p99 ${toMs(p99Ms)}`, `max ${toMs(maxMs)}`];
  return texts.map((text) => text.padEnd(13)).join(' ').trimEnd();
}

function toLimitLine({ text, value, unit, held }: CheckedLimit): string {
  const figures = { ms: toMs(value), percent: `${value.toFixed(3)} %`, count: toCount(value) };
  return `${held ? 'held  ' : 'FAILED'}  ${text}  (${figures[unit]})`;
}
