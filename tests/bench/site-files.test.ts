import { describe, expect, test } from "vitest";
import { pickPage, toFileName } from "../../src/bench/site-files.ts";
import type { StoredRow } from "../../src/delivery/table.ts";

function row(address: string, brBytes: number, status: 200 | 404 = 200): StoredRow {
  const br = { offset: 0, sizeBytes: brBytes, etag: `"${address}"` };
  return {
    address,
    status,
    contentType: "text/html; charset=utf-8",
    cacheClass: "page",
    bodies: brBytes === 0 ? {} : { br },
  };
}

describe("the page that is asked for", () => {
  test("a build without guidance pages is refused", () => {
    const rows = [
      row("/en/", 9),
      row("/en/a/b/", 0),
      row("/en/a/c/", 5, 404),
      row("/robots.txt", 3),
    ];
    expect(() => pickPage(rows)).toThrow(/no guidance page/);
  });

  test("is the one of middle size", () => {
    const rows = [
      row("/en/a/big/", 900),
      row("/en/a/small/", 1),
      row("/fr/b/middle/", 70),
      row("/en/", 71),
    ];
    expect(pickPage(rows).address).toBe("/fr/b/middle/");
  });
});

test.each([
  ["/", "index.html"],
  ["/en/", "en/index.html"],
  ["/en/a/b/", "en/a/b/index.html"],
  ["/404.html", "404.html"],
  ["/_astro/x.css", "_astro/x.css"],
])("%s is the file %s", (address, file) => {
  expect(toFileName(address)).toBe(file);
});
