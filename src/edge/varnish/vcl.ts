import type { EdgeSite } from "../edge-site.ts";
import type { Installation } from "../places-on-machine.ts";
import { toBackends } from "./backends.ts";
import { long, setWhereAbsent } from "./vcl-text.ts";

/** Varnish in front of several origins. TLS is ended before it, by hitch or a load balancer. */
export function toVcl(site: EdgeSite, parts: Installation): string {
  const { settings, places } = parts;
  const { files } = places;
  return `# Build ${site.build}: a cache in front of ${settings.origins.join(", ")}. One request per page reaches an origin, whatever the crowd;
# what was asked for once is served for ${settings.staleHours} h without any origin, and text that never was comes from ${files}/rows.
# The build is part of every key: loading a newer file is the purge.
# Encodings are kept apart in the key instead of left to Varnish, which knows gzip only: so brotli works, and gzip support must be off.
# Pages of the mirror go out without encoding: Varnish makes no brotli, and those are the minutes in which nothing else works.
#
# Start:   systemctl enable --now ./freshet-varnish.service   (or: varnishd -p http_gzip_support=off -f ${files}/freshet.vcl -a :6081)
# Check:   varnishd -C -f ${files}/freshet.vcl
# Deploy:  all origins first, then generate this folder again, then systemctl reload freshet-varnish
vcl 4.1;

import directors;
import std;
include "${files}/mirror.vcl";

${toBackends(settings.origins)}

sub vcl_recv {
  if (req.http.Host !~ "(?i)^${settings.host.replaceAll(".", "[.]")}(:[0-9]+)?$") { return (synth(421)); }
  set req.backend_hint = origins.backend();
  # What a client made up about itself does not travel on.
  unset req.http.Cookie;
  unset req.http.Authorization;
  unset req.http.Range;
  unset req.http.Proxy;
  unset req.http.Forwarded;
  unset req.http.X-Forwarded-For;
  unset req.http.X-Forwarded-Host;
  unset req.http.X-Forwarded-Proto;
  unset req.http.X-Original-URL;
  unset req.http.X-Rewrite-URL;
  unset req.http.X-HTTP-Method-Override;
  set req.http.X-Real-IP = client.ip;
  if (req.url == "/healthz" || req.url == "/readyz") { return (synth(200, "ok")); }
${site.dynamic.map(toDynamic).join("\n")}
  if (req.method != "GET" && req.method != "HEAD") { return (synth(405, "GET, HEAD")); }
  # No query means anything to a page, and no spelling of Accept-Encoding makes a key of its own.
  set req.url = regsub(req.url, "\\?.*$", "");
  if (req.http.Accept-Encoding ~ "${wanted("br")}") { set req.http.Accept-Encoding = "br"; }
  elsif (req.http.Accept-Encoding ~ "${wanted("(?:x-)?gzip")}") { set req.http.Accept-Encoding = "gzip"; }
  else { set req.http.Accept-Encoding = "identity"; }
  return (hash);
}

sub vcl_hash {
  hash_data("${site.build}");
  hash_data(req.url);
  hash_data(req.http.Accept-Encoding);
  return (lookup);
}

sub vcl_backend_fetch {
  set bereq.backend = origins.backend();
  # A form has its own deadline at the origin, which then gives the visitor their words back.
  if (bereq.uncacheable) { set bereq.first_byte_timeout = 10s; }
}

sub vcl_backend_response {
  if (bereq.uncacheable) { return (deliver); }
  unset beresp.http.Set-Cookie;
  # A background refresh that failed leaves what is stale in its place.
  if (beresp.status >= 500 || beresp.status == 429) {
    if (bereq.is_bgfetch) { return (abandon); }
    if (bereq.retries == 0) { return (retry); }
    return (error(503));
  }
  # While origins change builds, a page of one may name a file that the other does not have yet.
  if (beresp.status == 404 && bereq.url ~ "^/_astro/" && bereq.retries == 0) { return (retry); }
  # Only a whole answer is passed on: one cut off by an origin counts as none.
  set beresp.do_stream = false;
  if (beresp.status == 404 && beresp.ttl > 60s) { set beresp.ttl = 60s; }
  # Pages that were fetched together do not expire together.
  if (beresp.ttl >= 20s) { set beresp.ttl = beresp.ttl * std.random(0.95, 1.0); }
  set beresp.grace = ${settings.staleHours}h;
  if (beresp.status == 404) { set beresp.grace = 10s; }
}

sub vcl_backend_error {
  if (bereq.is_bgfetch) { return (abandon); }
  if (!bereq.uncacheable && bereq.retries == 0) { return (retry); }
  unset beresp.http.Server;
  unset beresp.http.X-Varnish;
  call mirror;
  return (deliver);
}

sub vcl_synth {
  unset resp.http.Server;
  unset resp.http.X-Varnish;
  set resp.http.Content-Type = "text/plain; charset=utf-8";
  set resp.http.Cache-Control = ${long(site.cacheControl.refusal)};
${setWhereAbsent("resp", site.everywhere)}
  if (resp.status == 405) { set resp.http.Allow = resp.reason; set resp.reason = "Method not allowed"; }
  synthetic(resp.reason + {"
"});
  return (deliver);
}

sub vcl_deliver {
  # Varnish compares If-None-Match as one validator; it may be a list (RFC 9110, 13.1.2).
  if (resp.http.ETag && req.http.If-None-Match) {
    if (req.http.If-None-Match == "*" || std.strstr(req.http.If-None-Match, resp.http.ETag)) {
      set req.http.If-None-Match = resp.http.ETag;
    }
  }
  unset resp.http.X-Varnish;
  unset resp.http.Via;
}
`;
}

/** A coding with a weight above 0 (RFC 9110, 12.4.2). */
function wanted(coding: string): string {
  return String.raw`(?i)(?:^|[\s,])${coding}(?:\s*;\s*q=(?:1(?:\.0*)?|0?\.\d*[1-9]\d*))?\s*(?:,|$)`;
}

function toDynamic({ address, methods }: EdgeSite["dynamic"][number]): string {
  const other = methods.map((method) => `req.method != "${method}"`).join(" && ");
  return `  if (req.url == "${address}" || req.url ~ "^${address.replaceAll(".", "[.]")}\\?") {
    if (${other}) { return (synth(405, "${methods.join(", ")}")); }
    return (pass);
  }`;
}
