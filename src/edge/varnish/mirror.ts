import type { EdgeRow, EdgeSite } from "../edge-site.ts";
import type { Installation } from "../places-on-machine.ts";
import { rowsFolder } from "../rows-files.ts";
import { long, setWhereAbsent } from "./vcl-text.ts";

/** Varnish reads files as text and stops at a zero byte, so pictures and fonts are not mirrored. */
const isText = /^(text\/|application\/(json|xml)|image\/svg)/;

/**
 * What is answered when no origin is: the table's own page where there is one, else "very busy" with 503, since a mirror cannot
 * know whether a page exists that it does not have. Each mirrored page is kept as stale at once, so that nobody waits for an
 * origin a second time, and the first refresh that succeeds replaces it.
 */
export function toMirror(site: EdgeSite, { places, settings }: Installation): string {
  const file = (row: EdgeRow) => `${places.files}/${rowsFolder}/${row.bodies.identity.file}`;
  const rows = site.rows.filter(({ contentType }) => isText.test(contentType));
  const pages = rows.map(
    (row) => `if (bereq.url == "${row.address}") {
    set beresp.status = 200;
    set beresp.http.Content-Type = "${row.contentType}";
    set beresp.http.Cache-Control = ${long(site.cacheControl[row.cacheClass])};
    set beresp.http.ETag = {"${row.bodies.identity.etag}"};
    synthetic(std.fileread("${file(row)}"));
  }`,
  );
  const redirects = site.redirects.map(
    ({ address, location }) => `if (bereq.url == "${address}") {
    set beresp.status = 301;
    set beresp.http.Location = "${location}";
    set beresp.http.Cache-Control = ${long(site.cacheControl.redirect)};
    synthetic("");
  }`,
  );
  const french = site.dynamic.map(({ address }) => `bereq.url == "${address}?language=fr"`);
  return `# The mirror of build ${site.build} for Varnish. Included by freshet.vcl.
sub mirror {
  # beresp.ttl and grace: see src/edge/varnish/mirror.ts.
  set beresp.ttl = 1s;
  set beresp.grace = ${settings.staleHours}h;
${setWhereAbsent("beresp", site.everywhere)}
  ${[...pages, ...redirects].join("\n  els")}
  else {
    set beresp.status = 503;
    set beresp.ttl = 1s;
    set beresp.grace = 0s;
    set beresp.http.Content-Type = "${site.busy.en.contentType}";
    set beresp.http.Cache-Control = ${long(site.cacheControl.refusal)};
    set beresp.http.Retry-After = std.random(5, 30);
    set beresp.http.Retry-After = regsub(beresp.http.Retry-After, "[.].*", "");
    if (${['bereq.url ~ "^/fr(/|$)"', ...french].join(" || ")}) {
      synthetic(std.fileread("${file(site.busy.fr)}"));
    }
    else { synthetic(std.fileread("${file(site.busy.en)}")); }
  }
  if (beresp.status == 200 && ${rows.some(({ varies }) => !varies) ? single(rows) : "true"}) { set beresp.http.Vary = "Accept-Encoding"; }
}
`;
}

/** True for rows that have several encodings. */
function single(rows: readonly EdgeRow[]): string {
  const urls = rows
    .filter(({ varies }) => !varies)
    .map(({ address }) => `bereq.url != "${address}"`);
  return urls.join(" && ");
}
