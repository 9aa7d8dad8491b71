import { beforeAll, expect, test } from "vitest";
import type { Source } from "../../src/edge/read-source.ts";
import { toHeaders, toRedirects, toStaticHost } from "../../src/edge/static-host/static-host.ts";
import { smallSource } from "./small-source.ts";

let source: Source;
beforeAll(async () => {
  source = await smallSource();
});

/** `_headers` as a host reads it: the rules whose pattern fits, one after the other. */
function headersFor(text: string, address: string): [name: string, value: string][] {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const found: [string, string][] = [];
  let fits = false;
  for (const line of lines) {
    if (line.startsWith("/")) {
      fits = line.endsWith("*") ? address.startsWith(line.slice(0, -1)) : line === address;
    } else if (fits) {
      const [name = "", ...value] = line.trim().split(": ");
      found.push([name, value.join(": ")]);
    }
  }
  return found;
}

test("every address gets the table's headers, each once", () => {
  const text = toHeaders(source.site);
  for (const { address, cacheClass } of source.site.rows) {
    const headers = headersFor(text, address);
    expect(headers.toSorted()).toEqual(
      [
        ...source.site.everywhere,
        ["Cache-Control", source.site.cacheControl[cacheClass]],
      ].toSorted(),
    );
  }
});

test("a site of thousands of pages stays below a hundred rules", () => {
  const [first] = source.site.rows.filter(({ address }) => address === "/en/visit/");
  if (first === undefined) throw new Error("The small site has no such row");
  const many = Array.from({ length: 5000 }, (_, index) => ({
    ...first,
    address: `/en/p${index}/`,
  }));
  const text = toHeaders({ ...source.site, rows: [...source.site.rows, ...many] });
  expect(text.split("\n").filter((line) => line.startsWith("/")).length).toBeLessThan(100);
});

test("former addresses are redirects; slashes and index files are left to the host", () => {
  const lines = toRedirects(source.site).split("\n");
  expect(lines).toContain("/en/visiting/ /en/visit/ 301");
  expect(
    lines.filter((line) => line.startsWith("/en/visit ") || line.includes("index.html")),
  ).toEqual([]);
});

test("forms end on the page of their language that says that they are paused", () => {
  const lines = toRedirects(source.site).split("\n");
  const french = lines.indexOf("/api/feedback language=fr /fr/affluence/ 303");
  expect(french).toBeGreaterThan(-1);
  expect(lines.indexOf("/api/feedback /en/very-busy/ 303")).toBeGreaterThan(french);
});

test("the folder holds every page, and a 404 page for each language", () => {
  const paths = toStaticHost(source.site, source.bodies).map(({ path }) => path);
  for (const path of ["index.html", "en/index.html", "en/visit/index.html", "robots.txt"])
    expect(paths).toContain(path);
  for (const path of ["404.html", "en/404.html", "fr/404.html"]) expect(paths).toContain(path);
  expect(new Set(paths).size).toBe(paths.length);
});
