import { beforeAll, expect, test } from "vitest";
import type { Source } from "../../src/edge/read-source.ts";
import { toHitch } from "../../src/edge/varnish/hitch.ts";
import { toMirror } from "../../src/edge/varnish/mirror.ts";
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

/** What the mirror says of one address. */
const branchOf = (address: string) =>
  mirror
    .split(/\n {2}(?:els)?if /)
    .find((branch) => branch.startsWith(`(bereq.url == "${address}")`));

test("every text row is mirrored from its own file, with its validator and policy", () => {
  for (const { address, bodies, contentType, cacheClass } of source.site.rows) {
    const branch = branchOf(address);
    expect(branch).toContain(`std.fileread("/srv/edge/rows/${bodies.identity.file}")`);
    expect(branch).toContain(bodies.identity.etag);
    expect(branch).toContain(`Content-Type = "${contentType}"`);
    expect(branch).toContain(source.site.cacheControl[cacheClass]);
  }
});

test("every redirect is mirrored", () => {
  for (const { address, location } of source.site.redirects)
    expect(branchOf(address)).toContain(`Location = "${location}"`);
});

test("a picture is not read as text, which would cut it", () => {
  const [first] = source.site.rows;
  if (first === undefined) throw new Error("The small site has no row");
  const picture = { ...first, address: "/map.png", contentType: "image/png" };
  const text = toMirror({ ...source.site, rows: [picture] }, installation);
  expect(text).not.toContain("/map.png");
  expect(text).toContain("beresp.status = 503");
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
