import { beforeAll, describe, expect, test } from "vitest";
import { edgeEncodings } from "../../src/edge/edge-site.ts";
import type { GeneratedFile } from "../../src/edge/generated-file.ts";
import { toNginxFiles } from "../../src/edge/nginx/files.ts";
import type { Source } from "../../src/edge/read-source.ts";
import { parseAccessLine } from "../../src/formats/access-log-line.ts";
import { matchesETag } from "../../src/server/answer/conditional.ts";
import { parseAcceptEncoding } from "../../src/server/answer/negotiate.ts";
import type { ReadMap } from "./read-maps.ts";
import { look, readMaps } from "./read-maps.ts";
import { installation, smallSource } from "./small-source.ts";

let source: Source;
let maps: Map<string, ReadMap>;
const textOf = (files: readonly GeneratedFile[], path: string) =>
  String(files.find((file) => file.path === path)?.content);

beforeAll(async () => {
  source = await smallSource();
  const files = toNginxFiles("one-machine", source.site, installation);
  maps = readMaps(textOf(files, "table.conf") + textOf(files, "headers.conf"));
});

describe("the table as nginx looks it up", () => {
  test.each([
    "/nowhere",
    "/en//",
    "/en/not-found/",
    "/404.html",
    "/.edge/busy",
    "/rows/",
    "/healthz",
  ])("%s is not known", (path) => expect(look(maps, "known", path)).toBe(""));

  test("another case finds the address, and the comparison in the configuration tells them apart", () => {
    expect(look(maps, "known", "/EN/")).toBe("/en/");
    const [main] = toNginxFiles("one-machine", source.site, installation);
    expect(main?.content).toContain("if ($path != $known) { return 404; }");
  });

  test("every row has its body, type, policy and Vary", () => {
    for (const { address, bodies, contentType, cacheClass, varies } of source.site.rows) {
      for (const coding of edgeEncodings)
        expect(look(maps, "body", `${coding} ${address}`)).toBe(bodies[coding].file);
      expect(look(maps, "row_type", address)).toBe(contentType);
      expect(look(maps, "row_cache", address)).toBe(source.site.cacheControl[cacheClass]);
      expect(look(maps, "row_vary", address)).toBe(varies ? "Accept-Encoding" : "");
    }
  });

  test("every redirect leads to its place", () => {
    for (const { address, location } of source.site.redirects)
      expect(look(maps, "redirect", address)).toBe(location);
  });

  test("a hashed file of another build is taken by its name, with its own type and policy", () => {
    const path = "/_astro/look.of-a-newer-build.css";
    expect(look(maps, "body", `br ${path}`)).toBe("");
    expect(look(maps, "hashed_file", "")).toBe("/assets$path");
    expect(look(maps, "row_type", path)).toBe("text/css; charset=utf-8");
    expect(look(maps, "row_cache", path)).toBe(source.site.cacheControl.asset);
    const [main] = toNginxFiles("one-machine", source.site, installation);
    const gate = /\$path !~ "(\S+)"/.exec(String(main?.content))?.[1] ?? "";
    expect(path).toMatch(new RegExp(gate));
    for (const bad of ["/_astro/..", "/_astro/../x", "/_astro/a/b.css", "/_astro/", "/_astro/%2e"])
      expect(bad).not.toMatch(new RegExp(gate));
  });

  test.each([
    ["/en/x", "en"],
    ["/fr", "fr"],
    ["/english/", "none"],
    ["/", "none"],
  ])("the page for an unknown %s is in %s", (path, language) =>
    expect(look(maps, "language", path)).toBe(language),
  );

  test.each([
    ["/api/feedback?language=fr", "fr"],
    ["/api/feedback?language=en", "en"],
    ["/api/feedback?found=no&language=fr", "fr"],
    ["/api/feedback?language=fr&found=no", "fr"],
    ["/api/feedback?language=fra", "en"],
    ["/api/feedback?xlanguage=fr", "en"],
    ["/api/feedback-language=fr", "en"],
    ["/api/feedback", "en"],
    ["/fr/visite/", "fr"],
    ["/french", "en"],
  ])("the busy page for %s is in %s", (target, language) =>
    expect(look(maps, "busy_language", target)).toBe(language),
  );
});

describe("the same decisions as the server's", () => {
  const pieces = ["br", "gzip", "x-gzip", "identity", "zstd", "*", "BR", "brx", "xbr"];
  const weights = ["", ";q=0", ";q=0.0", "; q=0.5", ";q=1", ";q=1.000", ";q=0.001"];
  const fields = pieces.flatMap((one) =>
    weights.flatMap((weight) => [
      `${one}${weight}`,
      `deflate, ${one}${weight}`,
      `compress;q=0,${one}${weight}, deflate;q=0.5`,
    ]),
  );

  test.each(fields)("Accept-Encoding %s: never a coding that the client refuses", (field) => {
    const coding = look(maps, "coding_asked", field) as (typeof edgeEncodings)[number];
    if (coding !== "identity") expect(parseAcceptEncoding(field)[coding]).toBeGreaterThan(0);
  });

  test.each([
    ["gzip, deflate, br, zstd", "br"],
    ["gzip, deflate", "gzip"],
    ["x-gzip", "gzip"],
    ["", "identity"],
    ["br;q=0, gzip", "gzip"],
  ])("Accept-Encoding %s gets %s", (field, coding) =>
    expect(look(maps, "coding_asked", field)).toBe(coding),
  );

  const etag = '"Ab_-9"';
  test.each([
    etag,
    `W/${etag}`,
    "*",
    `"x", ${etag}`,
    `"x",W/${etag}, "y"`,
    '"x"',
    '"Ab_-9x"',
    '"xAb_-9"',
    "Ab_-9",
    "",
  ])("If-None-Match %s", (field) => {
    const said = look(maps, "not_modified", `text/html; charset=utf-8|${field}|${etag}`);
    expect(said === "yes").toBe(field !== "" && matchesETag(field, etag));
  });
});

describe("nginx.conf", () => {
  const one = () => String(toNginxFiles("one-machine", source.site, installation)[0]?.content);
  const cache = () => String(toNginxFiles("cache-tier", source.site, installation)[0]?.content);

  test("on one machine only the dynamic list reaches the server", () => {
    const passed = [...one().matchAll(/location = (\S+) \{(?:(?!\n {4}\}).)*proxy_pass/gs)];
    expect(passed.map(([, address]) => address)).toEqual(
      source.site.dynamic.map(({ address }) => address),
    );
    expect(one().match(/proxy_pass http/g)?.length).toBe(source.site.dynamic.length);
  });

  test("only the methods of the table get through", () => {
    expect(one()).toContain("if ($request_method !~ ^(POST)$)");
  });

  test("the TLS version is set for all servers, since the default one decides", () => {
    const before = one().slice(0, one().indexOf("server {"));
    expect(before).toContain("ssl_protocols TLSv1.2 TLSv1.3;");
  });

  test("no log line holds an address, a query or a browser", () => {
    const format = /log_format edge '(.*)';/.exec(one())?.[1] ?? "";
    const variables = [...format.matchAll(/\$(\w+)/g)].map(([, name]) => name);
    expect(variables).toContain("path");
    for (const name of [
      "remote_addr",
      "request",
      "request_uri",
      "args",
      "http_user_agent",
      "http_referer",
    ])
      expect(variables).not.toContain(name);
  });

  test("a line of the edge's log is one that the lab reads", () => {
    const values: Record<string, string> = {
      time_local: "08/Nov/2016:23:00:00 +0000",
      request_method: "GET",
      path: "/en/",
      server_protocol: "HTTP/2.0",
      status: "200",
      body_bytes_sent: "2934",
      upstream_cache_status: "HIT",
      request_time: "0.001",
    };
    const format = /log_format edge '(.*)';/.exec(one())?.[1] ?? "";
    const line = format.replaceAll(/\$(\w+)/g, (_all, name: string) => values[name] ?? "?");
    expect(parseAccessLine(line)).toMatchObject({ target: "/en/", status: 200, bytes: 2934 });
  });

  test("without a certificate nothing speaks TLS", () => {
    const settings = { ...installation.settings, certificate: null };
    const [main] = toNginxFiles("cache-tier", source.site, { ...installation, settings });
    expect(main?.content).not.toMatch(/ssl|:443/);
  });

  test("the cache's key holds the build, the coding and the path, and nothing of the client", () => {
    const files = toNginxFiles("cache-tier", source.site, installation);
    const keys = [...textOf(files, "cached.conf").matchAll(/proxy_cache_key (.*);/g)];
    expect(keys.map(([, key]) => key)).toEqual([`"${source.site.build} $coding_asked $path"`]);
    expect(cache()).not.toContain("proxy_cache_key");
    expect(cache()).toContain("10.0.0.11:4321");
    expect(cache()).toContain("10.0.0.12:4321");
  });

  test("what an origin answers under a form's address varies on nothing that nginx adds", () => {
    for (const { address } of source.site.dynamic) expect(look(maps, "row_vary", address)).toBe("");
    expect(look(maps, "absent_vary", "")).toBe("");
    expect(look(maps, "absent_vary", "br/abc")).toBe("Accept-Encoding");
  });

  test("every header of the table is added to what nginx answers itself", () => {
    const files = toNginxFiles("cache-tier", source.site, installation);
    for (const [name, value] of source.site.everywhere) {
      const variable = `add_${name.toLowerCase().replaceAll("-", "_")}`;
      expect(look(maps, variable, "")).toBe(value);
      expect(look(maps, variable, "of a newer build")).toBe("");
      expect(textOf(files, "add-headers.conf")).toContain(
        `add_header ${name} "$${variable}" always;`,
      );
    }
  });
});
