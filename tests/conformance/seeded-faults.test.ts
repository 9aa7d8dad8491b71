import { once } from "node:events";
import type { Server } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../src/chromium/open-browser.ts";
import { walkPage } from "../../src/conformance/keyboard/stops.ts";
import { walkTools } from "../../src/conformance/keyboard/walk-tools.ts";
import type { Reader } from "../../src/conformance/reader.ts";
import { createReader } from "../../src/conformance/reader.ts";
import { states } from "../../src/conformance/states.ts";

const usual = `body { color: #111; background: #fff } a { color: #00509e }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #111 } a { color: #9cf } }
:focus-visible { outline: 3px solid #b54708 } a { display: inline-block; padding: 8px }`;

/** A page that is in order but for what is put in it. */
const page = (body: string, style = ""): string =>
  `<!doctype html><html lang="en-CA"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title><style>${usual}${style}</style></head><body><main><h1>A page</h1><p><a href="/one">One</a></p>${body}<p><a href="/two">Two</a></p></main></body></html>`;

let server: Server;
let browser: Browser;
let reader: Reader;
let origin: string;
const pages = new Map<string, string>();
beforeAll(async () => {
  server = createServer((request, response) => {
    const body = pages.get(request.url ?? "");
    response.writeHead(body === undefined ? 500 : 200, { "content-type": "text/html" }).end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
  reader = await createReader(browser, origin);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

/** Every rule that a page breaks, with the state and whether script ran. */
async function find(html: string, script = true): Promise<string[]> {
  pages.set("/", html);
  const looked = (await reader.examine("/", states)).filter((each) => each.script === script);
  return looked
    .flatMap(({ violations }) => violations)
    .map(({ rule, state, criteria }) => `${rule} ${criteria} ${state}`);
}

describe("a page with one fault", () => {
  test.each([
    [
      "pale text in the dark alone",
      page(
        "<p class=pale>Pale</p>",
        "@media (prefers-color-scheme: dark) { .pale { color: #333; background: #111 } }",
      ),
      ["color-contrast 1.4.3 phone-dark", "color-contrast 1.4.3 desktop-dark"],
    ],
    [
      "pale text on paper alone",
      page("<p class=pale>Pale</p>", "@media print { .pale { color: #ccc } }"),
      ["color-contrast 1.4.3 print"],
    ],
    [
      "a block that is too wide for a phone",
      page("<p style='width: 400px'>Wide</p>"),
      ["scrolls-sideways 1.4.10 phone-light", "scrolls-sideways 1.4.12 spread-text"],
    ],
    [
      "a box that does not grow with large text",
      page(
        "<p class=box>Words that fill the box at the usual size of text</p>",
        ".box { width: 20rem; height: 60px; overflow: hidden; line-height: 1.2 } @media (width < 600px) { .box { height: auto; width: auto } }",
      ),
      ["text-cut-off 1.4.4 large-text"],
    ],
    [
      "a box that does not grow with spread text",
      page(
        "<p class=box>Words</p>",
        ".box { height: 1.2em; overflow: hidden; line-height: 1.1; font-size: 20px }",
      ),
      ["text-cut-off 1.4.12 spread-text"],
    ],
    [
      "two small targets side by side",
      page(
        "<p style='line-height: 1'><button>a</button><button>b</button></p>",
        "button { padding: 0; border: 1px solid; width: 14px; height: 14px; font-size: 10px }",
      ),
      ["phone-light", "phone-dark", "desktop-light", "desktop-dark", "print"].map(
        (state) => `target-size 2.5.8 ${state}`,
      ),
    ],
    [
      "a button that is only a background",
      page("<p><button>Go</button></p>", "button { border: 0; padding: 12px 20px }"),
      ["control-without-edge  forced-colours"],
    ],
    [
      "a wide table that scrolls on a screen",
      page(
        "<div tabindex=0 role=region aria-label=Wide style='overflow-x: auto'><p style='width: 900px'>Wide</p></div>",
      ),
      ["cut-off-on-paper  print"],
    ],
    [
      "a picture without words, folded away",
      page("<details><summary>More</summary><img src='data:,' width=9 height=9></details>"),
      ["image-alt 1.1.1 phone-light", "image-alt 1.1.1 desktop-light"],
    ],
    ["nothing wrong", page("<p>Words</p>"), []],
  ])("%s", async (_about, html, expected) => {
    expect(await find(html)).toEqual(expected);
  });

  test("is found without script too, where only readers without script have it", async () => {
    const html = page("<noscript><img src='data:,' width=9 height=9></noscript>");
    expect(await find(html, true)).toEqual([]);
    expect(await find(html, false)).toEqual([
      "image-alt 1.1.1 phone-light",
      "image-alt 1.1.1 desktop-light",
    ]);
  });

  test("is found with script too, where only script makes it", async () => {
    const html = page("<script>document.body.append(document.createElement('img'))</script>");
    expect(await find(html, false)).toEqual([]);
    expect(await find(html, true)).toContain("image-alt 1.1.1 phone-light");
  });

  test("an answer that is no page is no page without faults", async () => {
    await expect(reader.examine("/nowhere", states)).rejects.toThrow(/\/nowhere answered 500/);
  });
});

describe("the keyboard", () => {
  test.each([
    ["a stop that does not show", "<p><a href='/x' style='outline: none'>X</a></p>", /no outline/],
    [
      "a stop out of order",
      "<p><a href='/x' tabindex='1'>X</a></p>",
      /out of order|does not reach|go back/,
    ],
    [
      "a link that the keyboard cannot reach",
      "<p style='position: relative'><input aria-label='a' onfocus='document.querySelector(`[href=\"/two\"]`).focus()'></p><p><a href='/x'>X</a></p>",
      /does not reach <a href="\/x"/,
    ],
    [
      "an input that holds it",
      "<p><input aria-label='a' onkeydown='event.preventDefault()'></p>",
      /holds the keyboard/,
    ],
    [
      "a stop under something else",
      "<p><a href='/x'>X</a></p><div style='position: fixed; inset: 0; background: #fff'></div>",
      /covers it/,
    ],
  ])("%s is found", async (_about, body, fault) => {
    pages.set("/", page(body));
    await reader.page.goto(`${origin}/`);
    expect((await walkPage(reader.page)).join("\n")).toMatch(fault);
  });

  test("a page with links, boxes, radio buttons and something folded away is in order", async () => {
    pages.set(
      "/",
      page(
        "<details><summary>More</summary><a href='/x'>X</a></details><form><label><input name=a> A</label><label><input type=radio name=b value=1> 1</label><label><input type=radio name=b value=2> 2</label></form>",
      ),
    );
    await reader.page.goto(`${origin}/`);
    expect(await walkPage(reader.page)).toEqual([]);
  });

  test("a tool that does not answer is a fault in words, not the end of the run", async () => {
    pages.set(
      "/tool/",
      page("<form id=tool action='/gone'><input name=a> <button>Go</button></form>"),
    );
    const [walk] = await walkTools(browser, origin, {
      tools: [{ address: "/tool/", kind: "questions" }],
    });
    expect(walk?.walk).toBe("/tool/ without script");
    expect(walk?.faults.join()).toMatch(
      /Tab does not reach a link that changes an answer on \/tool\//,
    );
  });
});
