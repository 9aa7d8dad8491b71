import { toCount, toMs } from "./numbers-text.ts";
import { sumScopes } from "./results/counts.ts";
import type { Second } from "./results/schema.ts";

/** One line for a second: its own figures only, so that a bad second is seen in its second. */
export function toProgressLine({
  second,
  counts,
  visitors,
  p50Ms,
  p99Ms,
  latenessP99Ms,
  generator,
  server,
}: Second): string {
  const { requests, errors, shed } = sumScopes(counts);
  return [
    `${String(second + 1).padStart(4)} s`,
    ...(visitors === null ? [] : [`${toCount(visitors).padStart(6)} here`]),
    `${toCount(requests).padStart(5)} req/s`,
    `p50 ${toMs(p50Ms).replace(" ms", "")} p99 ${toMs(p99Ms)}`,
    `${toCount(errors)} errors${shed > 0 ? ` ${toCount(shed)} shed` : ""}`,
    `late ${toMs(latenessP99Ms)}`,
    `cpu ${toCount(generator.cpuMs / 10)} %${server === null ? "" : ` site ${toCount(server.cpuMs / 10)} %`}`,
  ].join("  ");
}
