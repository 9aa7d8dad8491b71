import { toClockTime } from "./clock-time.ts";
import type { Crowd } from "./crowd.ts";
import { findUnknownPlaces } from "./entry.ts";
import { countriesAt } from "./mix.ts";
import { toCount, toDuration, toNumbered, toRough } from "./numbers-text.ts";
import type { Site } from "./site.ts";
import type { Target } from "./target.ts";

/** What is about to be sent, with what is on record and what is assumed, as lines. `where` is null when nothing is asked. */
export function toPlanLines(
  name: string,
  crowd: Crowd,
  where: { target: Target; site: Site } | null,
): string[] {
  const { profile, seed } = crowd;
  const { weights, basis } = profile.entry;
  const unknown = where === null ? [] : findUnknownPlaces(where.site, weights);
  const rows: [string, string][] = [
    ["Profile", `${name}: ${profile.title}`],
    ...(where === null ? [] : toPlaceRows(where)),
    ...toCrowdRows(crowd),
    ...profile.mix.map(
      ({ at }) => ["Countries", `${toClockTime(at)}: ${toMixText(crowd, at)}`] as [string, string],
    ),
    ["Languages", profile.languages.basis],
    ["Entry", basis],
    ...(unknown.length > 0
      ? [["", `not on this site, so left out: ${unknown.join(", ")}`] as [string, string]]
      : []),
    ["Limits", profile.limits.map(({ text }) => text).join(" · ") || "none: nothing can fail"],
    [
      "",
      `invalid when the lab itself is late by more than ${profile.generator.latenessP99Ms} ms with 1 request in 100`,
    ],
    ["Seed", `${seed}: the same seed on the same site gives the same visits`],
  ];
  return [
    ...rows.map(
      ([head, text], index) => `${(rows[index - 1]?.[0] === head ? "" : head).padEnd(10)} ${text}`,
    ),
    "",
  ];
}

function toPlaceRows({ target, site }: { target: Target; site: Site }): [string, string][] {
  return [["Target", `${target.origin} (${target.address})`], ...toSiteRows(site)];
}

function toSiteRows({ pages, listed, missing, foreignAssets }: Site): [string, string][] {
  const byLanguage = Object.entries(
    Object.groupBy(pages.values(), (page) => page.language ?? "in no language"),
  ).toSorted(bySize);
  const languages = byLanguage
    .map(([language, found]) => `${toCount(found?.length ?? 0)} ${language}`)
    .join(", ");
  const forms = [...pages.values()].filter((page) => (page.forms?.length ?? 0) > 0).length;
  const assets = new Set([...pages.values()].flatMap((page) => page.assets)).size;
  const unread = missing.some(({ path }) => pages.has(path));
  const rows: [string, string][] = [
    unread
      ? ["Site", "no page could be read; visitors will ask for / and nothing else"]
      : [
          "Site",
          `${toNumbered(pages.size, "page")} read (${languages}), ${toCount(listed)} in the sitemap; ${toNumbered(assets, "asset")}; a form on ${toCount(forms)}`,
        ],
  ];
  if (foreignAssets > 0)
    rows.push([
      "",
      `${toNumbered(foreignAssets, "reference")} to assets on other hosts; not requested`,
    ]);
  for (const { path, reason } of missing.slice(0, 3))
    rows.push(["", `${path} is named by the site but gave ${reason}`]);
  if (missing.length > 3) rows.push(["", `and ${toCount(missing.length - 3)} more such addresses`]);
  return rows;
}

function toCrowdRows(crowd: Crowd): [string, string][] {
  const { profile, curve, pool, rate } = crowd;
  const { reading, pages } = profile.visit;
  const mostPerSecond = Math.max(...rate.perMs) * 1000;
  const rows = curve.points.map(({ atMs, clock, visitors, of, basis }): [string, string] => [
    "Visitors",
    `${toCount(visitors)} at ${toRough(atMs / 1000)} s, for ${toCount(of)} at ${toClockTime(clock)} (${basis})`,
  ]);
  rows.push([
    "",
    `1 visitor here stands for ${toRough(curve.oneStandsFor)}; in between ${profile.between}`,
  ]);
  rows.push([
    "",
    "those of the first moment are already in the middle of a visit, so the run begins at its level",
  ]);
  rows.push(["Visits", `${toRough(pool.meanPages)} pages a visit (${pages.basis})`]);
  rows.push([
    "",
    `${toRough(pool.meanMs / pool.meanPages / 1000)} s a page (${reading.basis}); a visit lasts ${toRough(pool.meanMs / 1000)} s`,
  ]);
  rows.push(...toHabitRows(crowd));
  rows.push([
    "Arrivals",
    `at random, up to ${toRough(mostPerSecond)} a second, never held back by a slow site`,
  ]);
  return [...rows, ...toCompressionRows(crowd)];
}

/** What visitors do besides reading. */
function toHabitRows({ profile: { visit, forms } }: Crowd): [string, string][] {
  const rows: [string, string][] = [];
  const { connections, returning, reload } = visit;
  if (connections) {
    const each =
      connections.most === 1 ? "one connection" : `up to ${connections.most} connections`;
    rows.push(["Browsers", `${each} each (${connections.basis})`]);
  }
  if (returning)
    rows.push([
      "Browsers",
      `${returning.percent} % came ${returning.hoursAgo} h ago too, and have that in their cache (${returning.basis})`,
    ]);
  if (reload) {
    const { afterErrorPercent, afterSlowPercent, slowS, most } = reload;
    rows.push([
      "Reloads",
      `${afterErrorPercent} % after an error, ${afterSlowPercent} % after ${slowS} s of waiting, up to ${most} times (${reload.basis})`,
    ]);
  }
  for (const { at, percent, basis } of forms?.percent ?? [])
    rows.push(["Forms", `${percent} % of the visits at ${toClockTime(at)} (${basis})`]);
  return rows;
}

/** A short run is not a small copy of a long night: what differs has to be said. */
function toCompressionRows({ curve, pool }: Crowd): [string, string][] {
  if (curve.compression < 1.05) return [];
  const seconds = curve.durationMs / 1000;
  const steadyPerSecond = (curve.peakVisitors / pool.meanMs) * 1000;
  const rows: [string, string][] = [
    [
      "Note",
      `${toDuration(curve.compression * seconds)} pass in ${toDuration(seconds)}, ${toRough(curve.compression)} times as fast; people read no faster`,
    ],
    [
      "",
      `so the arrivals are steeper than they were: a steady crowd of this size needs only ${toRough(steadyPerSecond)} a second`,
    ],
  ];
  if (pool.meanMs > curve.durationMs / 2)
    rows.push(["", "and many visits are cut short by the end of the run"]);
  return rows;
}

function bySize(
  [, one]: [string, unknown[] | undefined],
  [, other]: [string, unknown[] | undefined],
): number {
  return (other?.length ?? 0) - (one?.length ?? 0);
}

function toMixText({ profile }: Crowd, clockMinute: number): string {
  const known = profile.mix.find(({ at }) => at === clockMinute)?.countries ?? [];
  const shares = countriesAt(profile.mix, clockMinute).map(({ item, weight }) => {
    const assumed = known.find(({ country }) => country === item)?.basis.startsWith("assumed")
      ? " (assumed)"
      : "";
    return `${item === "ZZ" ? "elsewhere" : item} ${toRough(weight)} %${assumed}`;
  });
  return shares.join(", ");
}
