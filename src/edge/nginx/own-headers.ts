import type { EdgeSite } from "../edge-site.ts";
import type { MapLine } from "./map-block.ts";
import { quote, toMap } from "./map-block.ts";

/** A header that nginx adds where the answer does not have it. */
interface OwnHeader {
  name: string;
  /** The value, or a variable of the other maps. */
  value: string;
}

/**
 * Headers of the answers that nginx makes itself: rows, redirects, refusals. An answer of an origin keeps its own, since
 * during a deploy the origin may be of a newer build than this configuration.
 */
function ownHeaders(site: EdgeSite): OwnHeader[] {
  return [
    { name: "Content-Type", value: "$own_type" },
    { name: "Content-Encoding", value: "$own_coding" },
    { name: "Cache-Control", value: "$own_cache" },
    { name: "ETag", value: "$own_etag" },
    { name: "Vary", value: "$own_vary" },
    { name: "Allow", value: "$own_allow" },
    { name: "Retry-After", value: "$own_retry" },
    ...site.everywhere.map(([name, value]) => ({ name, value })),
  ];
}

/** The maps behind the header lines: everything follows from the final status and the body that was chosen (`$served`). */
export function toHeaderMaps(site: EdgeSite): string {
  const { cacheControl } = site;
  const whenSent = (value: string): MapLine[] => [
    ["200", value],
    ["304", value],
  ];
  return [
    toMap("$served", "served_etag", [
      ["default", ""],
      ["~/(?<tag>.+)$", '"$tag"'],
    ]),
    toMap("$body", "row_etag", [
      ["default", ""],
      ["~/(?<row_tag>.+)$", '"$row_tag"'],
    ]),
    "# If-None-Match may be a list, and compares weakly (RFC 9110, 13.1.2).",
    toMap("$row_type|$http_if_none_match|$row_etag", "not_modified", [
      ["default", ""],
      [String.raw`~^text/html[^|]*\|\*\|.`, "yes"],
      [String.raw`~^text/html[^|]*\|(?:.*[ ,])?(?:W/)?("[^"]+")(?:[ ,].*)?\|\1$`, "yes"],
    ]),
    toMap("$served", "served_coding", [
      ["default", ""],
      ["~^br/", "br"],
      ["~^gzip/", "gzip"],
    ]),
    toMap("$status", "own_type", [
      ["default", "$row_type"],
      ["301", ""],
      ["304", ""],
      ["404", "text/html; charset=utf-8"],
      ["405", "text/plain; charset=utf-8"],
      ["503", "text/html; charset=utf-8"],
    ]),
    toMap("$status", "own_coding", [
      ["default", "$served_coding"],
      ["304", ""],
      ["405", ""],
    ]),
    toMap("$status", "own_cache", [
      ["default", cacheControl.refusal],
      ...whenSent("$row_cache"),
      ["301", cacheControl.redirect],
      ["404", cacheControl.notFound],
    ]),
    toMap("$status", "own_etag", [
      ["default", ""],
      ...whenSent("$served_etag"),
      ["404", "$served_etag"],
    ]),
    "# The page that says that there is no such page; a form's server may have its own, which is as it is.",
    toMap("$served", "absent_vary", [
      ["default", "Accept-Encoding"],
      ["", ""],
    ]),
    toMap("$status", "own_vary", [
      ["default", ""],
      ...whenSent("$row_vary"),
      ["404", "$absent_vary"],
    ]),
    toMap("$status", "own_allow", [
      ["default", ""],
      ["405", "$allow"],
    ]),
    toMap("$status", "own_retry", [
      ["default", ""],
      ["429", "$retry_after"],
      ["503", "$retry_after"],
    ]),
    ...ownHeaders(site).map(({ name, value }) =>
      toMap(`$sent_http_${variable(name)}`, `add_${variable(name)}`, [
        // nginx takes an empty value for these as the wish to remove them.
        ["default", name === "ETag" ? "$sent_http_etag" : ""],
        ["", value],
      ]),
    ),
  ].join("\n\n");
}

/** The lines that add them, for the server block: a location that had one of its own would lose all of these. */
export function toHeaderLines(site: EdgeSite): string {
  const lines = ownHeaders(site).map(
    ({ name }) => `add_header ${name} ${quote(`$add_${variable(name)}`)} always;`,
  );
  return [
    ...lines,
    "# The date of a file says nothing about the page.",
    'add_header Last-Modified "";',
  ].join("\n");
}

function variable(name: string): string {
  return name.toLowerCase().replaceAll("-", "_");
}
