import { describe, expect, test } from "vitest";
import { parsePageParts, toSitePath } from "../../src/surge/page-parts.ts";

describe("what a page refers to", () => {
  test.each<[string, string, { links?: string[]; assets?: string[] }]>([
    [
      "a link in each kind of quotes",
      `<a href="/a">a</a><a class=x href='/b'>b</a><A HREF=/c>c</A>`,
      { links: ["/a", "/b", "/c"] },
    ],
    ["attributes over several lines", '<a\n  class="x"\n  href="/a"\n>a</a>', { links: ["/a"] }],
    ["a > inside a value", '<a title="1 > 0" href="/a">a</a>', { links: ["/a"] }],
    [
      "an ampersand in an address",
      '<a href="/a?b=1&amp;c=2&#38;d">a</a>',
      { links: ["/a?b=1&c=2&d"] },
    ],
    [
      "style sheet, icon, script and picture",
      '<link rel="stylesheet" href="/s.css"><link rel="shortcut icon" href=/i.ico><script src="/j.js"></script><img src="/p.png" />',
      { assets: ["/s.css", "/i.ico", "/j.js", "/p.png"] },
    ],
    [
      "what the head asks for early",
      '<link rel="preload" href="/f.woff2" as="font"><link rel="modulepreload" href="/m.js"><link rel="dns-prefetch" href="/d">',
      { assets: ["/f.woff2", "/m.js"] },
    ],
    [
      "links of the head that are not fetched",
      '<link rel="canonical" href="/a"><link rel="alternate" hreflang="fr" href="/b"><link rel="alternate stylesheet" href="/c">',
      {},
    ],
    ["a comment", '<!-- <a href="/a">a</a> --><a href="/b">b</a>', { links: ["/b"] }],
    [
      "markup inside a script",
      '<script>document.write(\'<a href="/a">\')</script><a href="/b">b</a>',
      { links: ["/b"] },
    ],
    [
      "a script that says where it is, and holds markup",
      '<script src="/j.js"><a href="/a"></script>',
      { assets: ["/j.js"] },
    ],
    ["a download", '<a href="/form.pdf" download>form</a>', {}],
    ["an anchor without address", '<a name="top"></a><a href="">x</a>', {}],
    [
      "other elements that begin with a",
      '<abbr title="x">y</abbr><article href="/a"></article>',
      {},
    ],
    ["a tag that never ends", '<a href="/a', {}],
  ])("%s", (_, html, expected) => {
    expect(parsePageParts(html)).toEqual({ links: [], assets: [], ...expected });
  });

  test("a hostile page takes no longer than its length", () => {
    for (const piece of ["<a ", "<a =", ' x="', "<!--", "<script ", "<img\n", "&#"]) {
      expect(parsePageParts(`<a ${piece.repeat(20_000)}`).links.length).toBe(0);
    }
  });
});

test.each([
  ["/b", "/b"],
  ["c/", "/en/a/c/"],
  ["../b/", "/en/b/"],
  ["?page=2", "/en/a/?page=2"],
  ["#top", "/en/a/"],
  ["https://public.example/fr/x/#y", "/fr/x/"],
  ["//public.example/fr/", "/fr/"],
  ["https://elsewhere.example/", null],
  ["mailto:a@example.org", null],
  ["javascript:void 0", null],
  ["http://[", null],
])("from /en/a/, %j is %j", (reference, path) => {
  expect(toSitePath(reference, "/en/a/", new Set(["127.0.0.1:4321", "public.example"]))).toBe(path);
});
