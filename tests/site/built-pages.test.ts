import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readBuiltFiles } from "../../src/delivery/built-files.ts";
import type { StoredTable } from "../../src/delivery/table.ts";

const pages = readBuiltFiles("dist/site/client").flatMap(({ address, file, body }) =>
  file.endsWith(".html") ? [{ address, html: body.toString("utf8") }] : [],
);
const guidance = pages.filter(({ address }) =>
  /^\/(en\/(immigrate|citizenship|settle-in)|fr\/(immigrer|citoyennete|s-etablir))\/[^/]+\/$/.test(
    address,
  ),
);
const table = JSON.parse(readFileSync(join("dist", "table.json"), "utf8")) as StoredTable;
const origin = new URL(all(page("/en/").html, /<link rel="canonical" href="([^"]+)"/g)[0] ?? "")
  .origin;

function page(address: string) {
  const found = pages.find((candidate) => candidate.address === address);
  if (found === undefined) throw new Error(`${address} was not built`);
  return found;
}

function all(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map((match) => match[1] ?? "");
}

describe("every page", () => {
  test.each(pages.map(({ address }) => address))("%s", (address) => {
    const { html } = page(address);
    const language = address.startsWith("/fr/") ? "fr-CA" : "en-CA";
    expect(all(html, /<html lang="([^"]+)"/g)).toEqual([language]);
    expect(all(html, /<(h1)[ >]/g)).toHaveLength(1);
    const ids = all(html, /\sid="([^"]+)"/g);
    expect(ids).toEqual([...new Set(ids)]);
    expect(html).not.toMatch(/\{\{|undefined|\[object/);
  });

  test("inside links lead to a page, and fragments to a heading", () => {
    const dead = pages.flatMap(({ address, html }) =>
      all(html, /<a [^>]*href="([/#][^"]*)"/g)
        .filter((href) => {
          const [path = "", fragment] = href.split("#");
          const target = pages.find(
            (candidate) => candidate.address === (path === "" ? address : path),
          );
          if (path.startsWith("/api/")) return false;
          if (path.endsWith("/feed.xml")) return !table.rows.some((row) => row.address === path);
          return (
            target === undefined ||
            (fragment !== undefined && !target.html.includes(`id="${fragment}"`))
          );
        })
        .map((href) => `${address} → ${href}`),
    );
    expect(dead).toEqual([]);
  });
});

describe("every listed page", () => {
  const listed = pages.filter(({ html }) => html.includes('rel="canonical"'));

  test("is its own canonical, and its alternates point back at it", () => {
    for (const { address, html } of listed) {
      expect(all(html, /<link rel="canonical" href="([^"]+)"/g)).toEqual([`${origin}${address}`]);
      if (address === "/") continue;
      const alternates = new Map(
        [...html.matchAll(/hreflang="([^"]+)" href="([^"]+)"\s*\/?>/g)].map((match) => [
          match[1],
          match[2],
        ]),
      );
      expect([...alternates.keys()]).toEqual(["en-CA", "fr-CA", "x-default"]);
      for (const locale of ["en-CA", "fr-CA"]) {
        const twin = page((alternates.get(locale) ?? "").slice(origin.length));
        expect(twin.html).toContain(
          `rel="alternate" hreflang="${address.startsWith("/fr/") ? "fr-CA" : "en-CA"}" href="${origin}${address}"`,
        );
      }
    }
  });

  test("is in the sitemap with the same address, and nothing else is", () => {
    const sitemap = readFileSync("dist/site/client/sitemap.xml", "utf8");
    expect(all(sitemap, /<loc>([^<]+)<\/loc>/g).toSorted()).toEqual(
      listed.map(({ address }) => `${origin}${address}`).toSorted(),
    );
  });

  test("has one block of JSON-LD that names it", () => {
    for (const { address, html } of listed) {
      const blocks = all(html, /<script type="application\/ld\+json">([^<]*)<\/script>/g);
      expect(blocks.map((block) => (JSON.parse(block) as { url: string }).url)).toEqual([
        `${origin}${address}`,
      ]);
    }
  });
});

describe("every guidance page", () => {
  test("every pair of the content folder is built, in both languages", () => {
    for (const language of ["en", "fr"]) {
      const files = globSync(`content/guide/*/*.${language}.md`);
      expect(files.length).toBeGreaterThan(100);
      expect(guidance.filter(({ address }) => address.startsWith(`/${language}/`))).toHaveLength(
        files.length,
      );
    }
  });

  test("shows the step where it stands in a journey, and links the others", () => {
    const { html } = page("/fr/citoyennete/compter-vos-jours/");
    const journey = /<details class="journey">([\s\S]*?)<\/details>/.exec(html)?.[1] ?? "";
    expect(journey).toMatch(/Étape 2 sur 8\u00A0: De la résidence permanente à la citoyenneté/);
    expect(all(journey, /<strong aria-current="(step)">/g)).toHaveLength(1);
    expect(all(journey, /<li>\s*<a href="(\/fr\/citoyennete\/[^"]+)"/g)).toHaveLength(7);
    expect(page("/fr/citoyennete/").html).not.toContain("Étape");
  });

  test.each(guidance.map(({ address }) => address))(
    "%s has the answer first, contents, dates, sources, independence and a form",
    (address) => {
      const { html } = page(address);
      const order = [
        "<h1",
        'class="answer"',
        'class="contents"',
        '<h2 id="',
        'id="sources"',
        'class="checked"',
        'id="feedback"',
        'class="bottom deep"',
      ];
      const found = order.map((mark) => html.indexOf(mark, html.indexOf("<main")));
      expect(found.every((position) => position > 0)).toBe(true);
      expect(found.filter((_, index) => index !== 3)).toEqual(
        found.filter((_, index) => index !== 3).toSorted((a, b) => a - b),
      );
      // Read and to be read again; each recorded change has a day of its own.
      const unchanged = html.replace(
        /<section[^>]*aria-labelledby="changes"[\s\S]*?<\/section>/,
        "",
      );
      expect(all(unchanged, /<time datetime="(\d{4}-\d\d-\d\d)">/g)).toHaveLength(2);
      expect(html).toMatch(
        address.startsWith("/fr/") ? /Ce guide est indépendant/ : /This is an independent guide/,
      );
      expect(html).toContain(
        `<form method="post" action="/api/feedback?language=${address.slice(1, 3)}"`,
      );
      expect(
        all(html.slice(html.indexOf('id="sources"')), /href="(https:[^"]+)"/g).length,
      ).toBeGreaterThan(0);
    },
  );
});

describe("budgets", () => {
  test("a first visit to any page is one document of at most 14,000 bytes (brotli), without script", () => {
    const heavy = table.rows.filter(
      ({ contentType, bodies }) =>
        contentType.startsWith("text/html") && (bodies.br?.sizeBytes ?? Infinity) > 14_000,
    );
    expect(heavy.map(({ address }) => address)).toEqual([]);
    expect(
      pages
        .filter(
          ({ html }) =>
            /<script(?! type="(?:application\/ld|module">))/.test(html) ||
            /rel="stylesheet"|<img|rel="preload"/.test(html),
        )
        // A tool's page brings its script, which is fetched after the page is there and without which the page works.
        .filter(({ html }) => !/<script type="module" src="\/_astro\/[^"]+"><\/script>/.test(html))
        .map(({ address }) => address),
    ).toEqual([]);
  });
});
