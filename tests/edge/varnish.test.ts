import { beforeAll, expect, test } from "vitest";
import type { Source } from "../../src/edge/read-source.ts";
import { toHitch } from "../../src/edge/varnish/hitch.ts";
import { toMirror } from "../../src/edge/varnish/mirror.ts";
import { toMirrorFiles } from "../../src/edge/varnish/mirror-files.ts";
import { toVcl } from "../../src/edge/varnish/vcl.ts";
import { parseAcceptEncoding } from "../../src/server/answer/negotiate.ts";
import { installation, smallSource } from "./small-source.ts";

let source: Source;
let vcl: string;
let mirror: string;

beforeAll(async () => {
  source = await smallSource();
  vcl = toVcl(source.site, installation);
  mirror = toMirror(source.site, installation);
});

/** What Varnish would take from the line of one address: the pattern of each header is the one in the configuration. */
function readLine(address: string): Record<string, string> {
  const path = `mirror/${source.site.build}${address}.line`;
  const line = String(toMirrorFiles(source.site).find((file) => file.path === path)?.content);
  const isRedirect = line.startsWith("301|");
  const [rows = "", redirects = ""] = mirror.split('X-Line ~ "^301[|]"');
  const read = (pattern: string) => line.replace(new RegExp(pattern), "$1");
  const headers = [
    ...(isRedirect ? redirects : rows).matchAll(/http\.([\w-]+) = regsub\(\S+, "(\S+)", "\\1"\)/g),
  ].map(([, name = "", pattern = ""]) => [name, read(pattern)]);
  const [, file = ""] = /rows\/" \+ regsub\(\S+, "(\S+)", "\\1"\)\)\)/.exec(mirror) ?? [];
  return { ...Object.fromEntries(headers), ...(isRedirect ? {} : { file: read(file) }) };
}

test("every text row is mirrored from its own file, with its validator and policy", () => {
  for (const { address, bodies, contentType, cacheClass, varies } of source.site.rows)
    expect(readLine(address)).toEqual({
      "Content-Type": contentType,
      "Cache-Control": source.site.cacheControl[cacheClass],
      ETag: bodies.identity.etag,
      Vary: varies ? "Accept-Encoding" : "",
      file: bodies.identity.file,
    });
});

test("every redirect is mirrored", () => {
  expect(source.site.redirects.length).toBeGreaterThan(0);
  for (const { address, location } of source.site.redirects)
    expect(readLine(address)).toEqual({
      Location: location,
      "Cache-Control": source.site.cacheControl.redirect,
    });
});

test("the configuration does not grow with the guide: a C compiler reads it before every start", () => {
  const [row] = source.site.rows;
  if (row === undefined) throw new Error("The small site has no row");
  const rows = Array.from({ length: 2000 }, (_, index) => ({ ...row, address: `/en/${index}/` }));
  expect(toMirror({ ...source.site, rows }, installation)).toBe(mirror);
});

test.each([
  ["a page", "/en/visit/", true],
  ["a file", "/feed.xml", true],
  ["a folder above", "/en/../../x", false],
  ["the folder of another build", "/../other/en/", false],
  ["this folder", "/./en/", false],
  ["the end of an address in dots", "/en/..", false],
  ["an escape", "/en/%2e%2e/x", false],
  ["a zero byte", "/en/%00", false],
  ["a space", "/en/a b", false],
  ["a backslash", "/en\\..\\x", false],
])("%s: %s is looked for in the mirror: %s", (_about, url, looked) => {
  const [, plain = "", dots = ""] =
    /bereq\.url ~ "(\S+)" && bereq\.url !~ "(\S+)"\) \{\n\s+set bereq\.http\.X-Line/.exec(mirror) ??
    [];
  expect(plain).not.toBe("");
  expect(new RegExp(plain).test(url) && !new RegExp(dots).test(url)).toBe(looked);
});

test.each([
  ["/api/feedback?language=fr", true],
  ["/api/feedback?language=en", false],
  ["/api/feedback?language=fra", false],
  ["/api/feedback?found=no&language=fr&words=x", true],
  ["/fr/visite/", true],
  ["/french/", false],
])("the busy page for %s is the French one: %s", (url, french) => {
  const condition = /if \((bereq\.url ~ "\^\/fr.*)\) \{ synthetic/.exec(mirror)?.[1] ?? "";
  const patterns = [...condition.matchAll(/bereq\.url ~ "(\S+)"/g)].map(([, each = ""]) => each);
  expect(patterns.length).toBe(1 + source.site.dynamic.length);
  expect(patterns.some((each) => new RegExp(each).test(url))).toBe(french);
});

test("a picture is not read as text, which would cut it", () => {
  const [first] = source.site.rows;
  if (first === undefined) throw new Error("The small site has no row");
  const picture = { ...first, address: "/map.png", contentType: "image/png" };
  const files = toMirrorFiles({ ...source.site, rows: [picture], redirects: [] });
  expect(files).toEqual([]);
  expect(mirror).toContain("beresp.status = 503");
});

test("what is unknown gets 503 and never 404", () => {
  expect(mirror).not.toContain("404");
});

test("only the table's dynamic addresses pass, with their methods", () => {
  expect(vcl.match(/return \(pass\)/g)?.length).toBe(source.site.dynamic.length);
  expect(vcl).toContain('if (req.method != "POST") { return (synth(405, "POST")); }');
});

test("the key holds the build, so that loading a newer file is the purge", () => {
  expect(vcl).toContain(`hash_data("${source.site.build}")`);
});

test("each origin is a backend", () => {
  for (const host of ["10.0.0.11", "10.0.0.12"]) expect(vcl).toContain(`.host = "${host}"`);
});

test.each(["br", "br;q=0", "gzip;q=0.5", "gzip;q=0, br;q=0", "xbr", "identity;q=0, gzip"])(
  "Accept-Encoding %s: never a coding that the client refuses",
  (field) => {
    const patterns = [...vcl.matchAll(/Accept-Encoding ~ "(.*?)"\) \{ set \S+ = "(br|gzip)"/g)];
    expect(patterns.length).toBe(2);
    const chosen = patterns.find(([, pattern = ""]) =>
      new RegExp(pattern.replace("(?i)", ""), "i").test(field),
    )?.[2] as "br" | "gzip" | undefined;
    if (chosen !== undefined) expect(parseAcceptEncoding(field)[chosen]).toBeGreaterThan(0);
    else expect(field).not.toMatch(/^(br|gzip;q=0\.5)$/);
  },
);

test("hitch ends TLS with the certificate of the settings", () => {
  expect(toHitch(installation)).toContain('cert = "/etc/chain.pem"');
});
