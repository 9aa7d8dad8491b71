import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { StoredTable } from "../../src/delivery/table.ts";
import { openBrowser } from "../support/chromium.ts";
import type { Site } from "../support/running-site.ts";
import { startSite } from "../support/running-site.ts";

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(), openBrowser()]);
  await site.says(/Forms are open/);
});
afterAll(async () => {
  await browser.close();
  await site.remove();
});

/** A page; `asked` are the paths it requested, `complaints` what the console says, a blocked script included. */
async function open(
  address: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${site.port}`,
    viewport: { width: 320, height: 700 },
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, asked, complaints };
}

describe("without script", () => {
  test("the field leads to a page with questions, subjects and the A to Z, and says why", async () => {
    const { page } = await open("/fr/immigrer/visiter/", { javaScriptEnabled: false });
    await page.getByRole("searchbox", { name: "Rechercher" }).fill("déménager au canada");
    await page.getByRole("button", { name: "Rechercher" }).click();
    await page.waitForURL((url) => url.pathname === "/fr/recherche/");
    expect(await page.content()).toMatch(/<noscript><p>[^<]*n’exécute pas de scripts/);
    expect(await page.getByRole("main").getByRole("link", { name: "De A à Z" }).count()).toBe(1);
    const asked = page.getByRole("listitem").filter({ hasText: "« déménager au canada »" });
    await asked.getByRole("link").click();
    await page.waitForURL((url) => url.pathname === "/fr/immigrer/facons-d-immigrer/");
  });
});

describe("with script", () => {
  test("nothing is fetched before the field is used, then the script and one index", async () => {
    const { page, asked, complaints } = await open("/en/immigrate/visit/");
    await page.waitForLoadState("networkidle");
    expect(asked.filter((path) => path !== "/favicon.svg")).toEqual(["/en/immigrate/visit/"]);
    await page.getByRole("searchbox").fill("aslyum");
    await page.getByRole("status").filter({ hasText: "Pages found" }).waitFor();
    expect(asked.filter((path) => path.startsWith("/_astro/search-"))).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith(".json"))).toEqual(["/en/search.json"]);
    expect(complaints).toEqual([]);
  });

  test("the keyboard goes from the field through the results and back", async () => {
    const { page } = await open("/en/");
    const field = page.getByRole("searchbox");
    await field.pressSequentially("expres entry");
    const results = page.getByRole("search").getByRole("listitem");
    await results.first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      "How Express Entry works",
    );
    await page.keyboard.press("Escape");
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await results.first().isVisible()).toBe(false);
    await page.keyboard.press("ArrowDown");
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("one letter shows nothing; no result is said, with a way out", async () => {
    const { page } = await open("/en/");
    const field = page.getByRole("searchbox");
    await field.pressSequentially("visa");
    const status = page.getByRole("status");
    await status.filter({ hasText: "Pages found" }).waitFor();
    await field.fill("v");
    expect(await status.isVisible()).toBe(false);
    await field.fill("zzzzzz");
    await status.filter({ hasText: "No page found" }).waitFor();
  });

  test("a query in the address is answered on the search page, as text and not as markup", async () => {
    const { page, complaints } = await open(
      `/en/search/?q=${encodeURIComponent("<b>permis de travail")}`,
    );
    const first = page.locator("#results").getByRole("link").first();
    await first.waitFor();
    expect(await first.textContent()).toMatch(/Work permits|Open work permits/);
    expect(await page.getByRole("searchbox").inputValue()).toBe("<b>permis de travail");
    expect(complaints).toEqual([]);
  });

  test("when the index cannot be had, that is said", async () => {
    const { page } = await open("/fr/");
    await page.route("**/search.json", (route) => route.abort());
    await page.getByRole("searchbox").focus();
    await page.getByRole("status").filter({ hasText: "La recherche n’a pas pu" }).waitFor();
  });

  test("results do not make the page scroll sideways at 320 px", async () => {
    const { page } = await open("/fr/");
    await page.getByRole("searchbox").fill("citoyenneté");
    await page.getByRole("search").getByRole("listitem").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});

test("the script is at most 8,000 bytes and an index at most 60,000 (brotli), and the policy has no unsafe words", () => {
  const table = JSON.parse(readFileSync("dist/table.json", "utf8")) as StoredTable;
  const sizes = table.rows
    .filter(({ address, age }) => /search(-[\w-]+\.js|\.json)$/.test(address) && (age ?? 0) === 0)
    .map(({ address, bodies }) => ({ address, bytes: bodies.br?.sizeBytes ?? Infinity }));
  expect(sizes).toHaveLength(3);
  expect(
    sizes.filter(({ address, bytes }) => bytes > (address.endsWith(".js") ? 8000 : 60_000)),
  ).toEqual([]);
  const policy = table.everywhere.find(([name]) => name === "Content-Security-Policy")?.[1] ?? "";
  expect(policy).toMatch(/script-src 'self' 'sha256-/);
  expect(policy).not.toMatch(/unsafe/);
});
