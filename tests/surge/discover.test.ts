import { expect, test } from "vitest";
import { discoverSite } from "../../src/surge/discover.ts";
import type { Fetched, Get } from "../../src/surge/discover.ts";
import { classifyPath } from "../../src/surge/site.ts";

/** A site as a table: HTML by path, or a status with where it leads. */
function site(table: Record<string, string | { status: number; location?: string }>): {
  get: Get;
  asked: string[];
} {
  const asked: string[] = [];
  const get: Get = (path) => {
    asked.push(path);
    const row = table[path] ?? { status: 404 };
    const base: Fetched = {
      status: 200,
      type: path.endsWith(".xml") ? "application/xml" : "text/html",
      location: null,
      body: "",
      error: null,
    };
    const answer =
      typeof row === "string"
        ? { ...base, body: row }
        : { ...base, status: row.status, location: row.location ?? null };
    return Promise.resolve(answer);
  };
  return { get, asked };
}
const ORIGIN = "http://127.0.0.1:4321";
const sitemap = (...paths: string[]): string =>
  `<urlset>${paths.map((path) => `<loc>https://public.example${path}</loc>`).join("")}</urlset>`;

test("pages of the sitemap and of their links, each read once, whatever origin they are written with", async () => {
  const { get, asked } = site({
    "/sitemap.xml": sitemap("/en/", "/fr/"),
    "/": '<a href="/en/">en</a>',
    "/en/":
      '<a href="https://public.example/en/more/#part">more</a><a href="/en/">self</a><a href="/gone">gone</a><a href="/en/?q=1">filter</a>',
    "/fr/": '<a href="https://elsewhere.example/">away</a>',
    "/en/more/":
      '<img src="/p.png"><img src="/p.png"><img src="https://cdn.example/x.png"><img src="data:image/gif;base64,R0">',
  });
  const found = await discoverSite(get, ORIGIN);
  expect([...found.pages.keys()]).toEqual(["/", "/en/", "/en/more/", "/fr/"]);
  expect(found.pages.get("/en/")?.links).toEqual(["/en/more/"]);
  expect(found.pages.get("/en/more/")).toEqual({
    path: "/en/more/",
    language: "en",
    section: "more",
    links: [],
    assets: ["/p.png"],
  });
  expect({
    missing: found.missing,
    listed: found.listed,
    foreignAssets: found.foreignAssets,
  }).toEqual({
    missing: [{ path: "/gone", reason: "404" }],
    listed: 2,
    foreignAssets: 1,
  });
  expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
});

test("without a sitemap, from the front page on, through redirects", async () => {
  const { get } = site({
    "/": { status: 302, location: "/en/" },
    "/en/": '<a href="a/">a</a>',
    "/en/a/": "",
  });
  expect([...(await discoverSite(get, ORIGIN)).pages.keys()]).toEqual(["/en/", "/en/a/"]);
});

test("an index of sitemaps", async () => {
  const { get } = site({
    "/sitemap.xml": "<sitemapindex><loc>https://public.example/sitemap-0.xml</loc></sitemapindex>",
    "/sitemap-0.xml": sitemap("/en/"),
    "/en/": "",
  });
  expect([...(await discoverSite(get, ORIGIN)).pages.keys()]).toEqual(["/en/"]);
});

test.each([
  ["an absolute one", "User-agent: *\nSitemap: https://public.example/map.xml\n"],
  ["one without a host, as some write it", "sitemap: /map.xml"],
])("a sitemap that robots.txt names: %s", async (_, robots) => {
  const { get } = site({ "/robots.txt": robots, "/map.xml": sitemap("/en/"), "/en/": "" });
  const found = await discoverSite(get, ORIGIN);
  expect([[...found.pages.keys()], found.listed]).toEqual([["/en/"], 1]);
});

test("a site in trouble is its front page alone, so that the run shows the trouble", async () => {
  const { get } = site({ "/": { status: 500 } });
  const found = await discoverSite(get, ORIGIN);
  expect([...found.pages.keys()]).toEqual(["/"]);
  expect(found.missing).toEqual([{ path: "/", reason: "500" }]);
});

test("a site without end is read in part", async () => {
  const get: Get = (path) => {
    const page = Number(path.slice(1)) || 0;
    const body = `<a href="/${page * 2 + 1}">a</a><a href="/${page * 2 + 2}">b</a>`;
    return Promise.resolve({ status: 200, type: "text/html", location: null, body, error: null });
  };
  expect((await discoverSite(get, ORIGIN)).pages.size).toBe(1000);
});

test.each([
  ["/", { language: null, section: "home" }],
  ["/en/", { language: "en", section: "home" }],
  ["/fr/immigrer/entree-express/", { language: "fr", section: "immigrer" }],
  ["/fr-CA/immigrer/?a=1", { language: "fr", section: "immigrer" }],
  ["/about/us", { language: null, section: "about" }],
])("%s is %j", (path, expected) => {
  expect(classifyPath(path)).toEqual(expected);
});
