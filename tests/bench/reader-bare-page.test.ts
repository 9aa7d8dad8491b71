import { expect, test } from "vitest";
import { toBarePage } from "../../src/bench/reader/bare-page.ts";
import { htmlOf } from "../../src/bench/reader/bare-site.ts";
import { findStoredTable } from "../../src/delivery/stored-table.ts";
import { openBrowser } from "../support/chromium.ts";

test.each([
  ["a script that talks of tags", '<p>a<script>"<p>b</p>"</script>c</p>', "<p>ac</p>"],
  ["styles", "<head><style>p>a{color:red}</style></head>", "<head></head>"],
  ["a linked sheet", '<link rel="stylesheet" href="/x.css"><p>a</p>', "<p>a</p>"],
  ["a picture with words in it", "<svg><title>flake</title><path d='M0'/></svg>a", "a"],
  ["what is said without script", "<noscript><p>a</p></noscript><p>b</p>", "<p>b</p>"],
  ["a comment with a tag", "<!-- <p>a</p> --><p>b</p>", "<p>b</p>"],
  ["a value that holds a bracket", '<p title="a > b" class="c">d</p>', "<p>d</p>"],
  ["a link", '<a class="x" href="/en/" data-y>a</a>', '<a href="/en/">a</a>'],
  ["a link without quotes", "<a href=/en/ class=x>a</a>", "<a href=/en/>a</a>"],
  ["fields", '<input id="a" name="b" type="radio" value="c">', '<input type="radio">'],
  [
    "what is hidden and what is open",
    "<p hidden>a</p><details open>",
    "<p hidden>a</p><details open>",
  ],
  ["an empty element closed in the old way", '<br class="x"/>', "<br>"],
  ["words that look like a tag", "<p>1 < 2 and 3 > 2</p>", "<p>1 < 2 and 3 > 2</p>"],
  [
    "only the charset and the viewport of the head's notes",
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="description" content="a">',
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width">',
  ],
])("%s", (_about, html, expected) => {
  expect(toBarePage(html)).toBe(expected);
});

test("on every built page a browser reads the same words in the bare page, and finds nothing but words in it", async () => {
  const built = findStoredTable("dist");
  if (built === null) throw new Error('There is no build to test: run "npm run build" first');
  const rows = built.table.rows.filter(({ contentType }) => contentType.startsWith("text/html"));
  expect(rows.length).toBeGreaterThan(100);
  const pairs = rows.map((row) => {
    const html = htmlOf(built, row);
    return { address: row.address, html, bare: toBarePage(html) };
  });
  await using browser = await openBrowser();
  const page = await browser.newPage();
  const wrong = await page.evaluate((all) => {
    const parse = (html: string) => new DOMParser().parseFromString(html, "text/html");
    const words = (tree: Document) => {
      for (const each of tree.querySelectorAll("style, script, svg, noscript, template"))
        each.remove();
      return (tree.documentElement.textContent ?? "").split(/\s+/).filter(Boolean).join(" ");
    };
    return all
      .filter(({ html, bare }) => {
        const tree = parse(bare);
        const extra = tree.querySelectorAll("style, script, svg, noscript, link, [class], [style]");
        return extra.length > 0 || words(tree) !== words(parse(html));
      })
      .map(({ address }) => address);
  }, pairs);
  expect(wrong).toEqual([]);
});
