import { askedInFrench } from "../asked-in-french.ts";
import type { EdgeRow, EdgeSite } from "../edge-site.ts";
import type { Installation } from "../places-on-machine.ts";
import { rowsFolder } from "../rows-files.ts";
import {
  fieldPattern,
  lineEnding,
  mirrorFolder,
  redirectFields,
  rowFields,
} from "./mirror-files.ts";
import { long, setWhereAbsent } from "./vcl-text.ts";

/**
 * What is answered when no origin is: the table's own page where there is one, else "very busy" with 503, since a mirror cannot
 * know whether a page exists that it does not have. Each mirrored page is kept as stale at once, so that nobody waits for an
 * origin a second time, and the first refresh that succeeds replaces it.
 */
export function toMirror(site: EdgeSite, { places, settings }: Installation): string {
  const rows = `${places.files}/${rowsFolder}/`;
  const busy = (row: EdgeRow) => `synthetic(std.fileread("${rows}${row.bodies.identity.file}"));`;
  const french = site.dynamic.map(({ address }) => `bereq.url ~ "${askedInFrench(address)}"`);
  const headers = (fields: readonly string[]) =>
    fields
      .filter((name) => name !== "file")
      .map(
        (name) =>
          `    set beresp.http.${name} = regsub(bereq.http.X-Line, "${fieldPattern(fields.indexOf(name))}", "\\1");`,
      )
      .join("\n");
  return `# The mirror of build ${site.build} for Varnish. Included by freshet.vcl.
sub mirror {
  # beresp.ttl and grace: see src/edge/varnish/mirror.ts.
  set beresp.ttl = 1s;
  set beresp.grace = ${settings.staleHours}h;
${setWhereAbsent("beresp", site.everywhere)}
  # One line for each address: status, headers, file. What is no plain address is not looked for.
  unset bereq.http.X-Line;
  if (bereq.url ~ "${plainAddress}" && bereq.url !~ "/[.][.]?(/|$)") {
    set bereq.http.X-Line = std.fileread("${places.files}/${mirrorFolder(site)}" + bereq.url + "${lineEnding}");
  }
  if (bereq.http.X-Line ~ "^200[|]") {
    set beresp.status = 200;
${headers(rowFields)}
    if (beresp.http.Vary == "") { unset beresp.http.Vary; }
    synthetic(std.fileread("${rows}" + regsub(bereq.http.X-Line, "${fieldPattern(rowFields.indexOf("file"))}", "\\1")));
  }
  elsif (bereq.http.X-Line ~ "^301[|]") {
    set beresp.status = 301;
${headers(redirectFields)}
    synthetic("");
  }
  else {
    set beresp.status = 503;
    set beresp.ttl = 1s;
    set beresp.grace = 0s;
    set beresp.http.Content-Type = "${site.busy.en.contentType}";
    set beresp.http.Cache-Control = ${long(site.cacheControl.refusal)};
    set beresp.http.Retry-After = std.random(5, 30);
    set beresp.http.Retry-After = regsub(beresp.http.Retry-After, "[.].*", "");
    if (${['bereq.url ~ "^/fr(/|$)"', ...french].join(" || ")}) { ${busy(site.busy.fr)} }
    else { ${busy(site.busy.en)} }
  }
}
`;
}

/** What an address of the table can be made of (edge-site.ts refuses others). */
const plainAddress = "^/[A-Za-z0-9_./~!()*,:@&=+-]*$";
