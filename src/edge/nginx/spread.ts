import type { EdgeSite } from "../edge-site.ts";
import type { MapLine } from "./map-block.ts";
import { quote, toMap } from "./map-block.ts";

/**
 * Lifetimes of pages that came together, as shares of what the table allows: a quarter of it, so that the keys of a whole site
 * fetched in one second are refreshed over more than a minute.
 */
const shares = [0.76, 0.8, 0.83, 0.87, 0.9, 0.93, 0.97, 1];

/** One of the places in which pages are kept. */
export interface KeptPlace {
  name: string;
  /** `proxy_cache_valid` takes whole seconds. */
  lifetimeS: number;
}

/** The places of pages, each with its lifetime. A key always goes to the same one. */
export function toKeptPlaces({ cacheControl }: EdgeSite): KeptPlace[] {
  const mostS = sharedMaxAgeOf(cacheControl.page);
  return shares.map((share, index) => ({
    name: `kept_${index}`,
    lifetimeS: Math.max(1, Math.floor(mostS * share)),
  }));
}

/** The place of everything else: kept for as long as the origin says. */
export const asSaidPlace = "kept_as_said";

/**
 * `$kept_place`: where an answer is kept. nginx has no chance in its lifetimes, but a hash of the key that chooses among places
 * does the same. Only pages of this build are spread: they are many, short-lived, and come together.
 */
export function toSpreadMaps(site: EdgeSite): string {
  const places = toKeptPlaces(site);
  const percent = (100 / places.length).toFixed(1);
  const lines = places.map(
    ({ name }, index) => `  ${index === places.length - 1 ? "*" : `${percent}%`} ${name};`,
  );
  const pages: MapLine[] = [
    ["default", asSaidPlace],
    [site.cacheControl.page, "$page_place"],
  ];
  return [
    `split_clients ${quote("$coding_asked $path")} $page_place {\n${lines.join("\n")}\n}`,
    toMap("$row_cache", "row_place", pages),
    toMap("$body", "kept_place", [
      ["default", "$row_place"],
      ["", asSaidPlace],
    ]),
    "# What an origin forbids to keep is not kept, whatever the table says.",
    toMap("$upstream_http_cache_control", "not_kept", [
      ["default", ""],
      [String.raw`~*(?:^|[\s,])(?:no-store|no-cache|private)(?:[\s,=]|$)`, "yes"],
    ]),
  ].join("\n\n");
}

/** Lines of a page's place: its own lifetime instead of the origin's; what is missing or moved is no page. */
export function keepFor({ lifetimeS }: KeptPlace, { cacheControl }: EdgeSite): string[] {
  return [
    "# The coding is in the key; Vary would make a second key of each spelling of Accept-Encoding.",
    "proxy_ignore_headers Vary Cache-Control Expires;",
    `proxy_cache_valid 200 ${lifetimeS}s;`,
    `proxy_cache_valid 301 ${sharedMaxAgeOf(cacheControl.redirect)}s;`,
    `proxy_cache_valid 404 ${Math.min(sharedMaxAgeOf(cacheControl.notFound), 60)}s;`,
    "proxy_no_cache $not_kept;",
  ];
}

/** Seconds for which a cache that many share may keep an answer (RFC 9111, 4.2.1); 0 where the policy names none. */
function sharedMaxAgeOf(policy: string): number {
  const [, seconds] = /s-maxage=(\d+)/.exec(policy) ?? /max-age=(\d+)/.exec(policy) ?? [];
  return Number(seconds ?? 0);
}
