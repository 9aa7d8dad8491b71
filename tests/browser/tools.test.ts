import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { exampleOf } from "../../src/site/tools/examples.ts";
import type { ToolId } from "../../src/site/tools/tool-sheet.ts";
import { addressOfAnswer, toolIds } from "../../src/site/tools/tool-sheet.ts";
import { openBrowser } from "../support/chromium.ts";
import type { Site } from "../support/running-site.ts";
import { startSite } from "../support/running-site.ts";

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([
    startSite({ FRESHET_TRUSTED_PEERS: "127.0.0.1", FRESHET_CLIENT_HEADER: "x-client" }),
    openBrowser(),
  ]);
  await site.says(/Forms are open/);
});
afterAll(async () => {
  await browser.close();
  await site.remove();
});

let clients = 0;

/** A page of a visitor of their own; `complaints` are what the browser's console says, blocked resources included. */
async function visitor(
  options: BrowserContextOptions = {},
  port = site.port,
): Promise<{ page: Page; complaints: string[] }> {
  clients += 1;
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 360, height: 760 },
    extraHTTPHeaders: { "x-client": `192.0.2.${clients}` },
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, complaints };
}

/** The page of a tool before anything is typed: an empty question gives the very page that is built. */
const formOf = (id: ToolId, language: "en" | "fr") => addressOfAnswer(id, language);

/** Uses the form, so that its script loads, and types the answers of a query into it. */
async function fillIn(page: Page, query: string): Promise<void> {
  const sheet = page.waitForResponse(/_astro\/.*\.json$/);
  await page.locator("form[novalidate] :is(input, select)[id^=in-]").first().focus();
  await sheet;
  // The rules are a file of their own: the form answers when they are there.
  await page.waitForLoadState("networkidle");
  await page.evaluate((text) => {
    const seen = new Map<string, number>();
    for (const [name, value] of new URLSearchParams(text)) {
      const inputs = [
        ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
          `form[novalidate] [name="${name}"]`,
        ),
      ];
      const row = seen.get(name) ?? 0;
      seen.set(name, row + 1);
      const radio = inputs.find(
        (each) => each instanceof HTMLInputElement && each.type === "radio" && each.value === value,
      );
      if (radio instanceof HTMLInputElement) radio.checked = true;
      else {
        const input = inputs[row];
        if (input !== undefined) input.value = value;
      }
    }
    document
      .querySelector("form[novalidate] [name]")
      ?.dispatchEvent(new Event("change", { bubbles: true }));
  }, query);
}

/** A part of the page as this browser writes it out, so that both are written by the same hand. */
const written = (page: Page, selector: string) =>
  page.evaluate((each) => document.querySelector(each)?.outerHTML ?? null, selector);

describe.each([...toolIds])("%s", (id) => {
  test.each(["en", "fr"] as const)(
    "the browser and the dynamic worker give the same result, in %s",
    async (language) => {
      const { page, complaints } = await visitor();
      await page.goto(formOf(id, language));
      await fillIn(page, exampleOf[id]);
      await page.waitForSelector("#result");
      const live = await written(page, "#result");
      await page.locator("form[novalidate] button").click();
      const shown = await written(page, "#tool");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("result");
      await page.goto(addressOfAnswer(id, language, exampleOf[id]));
      expect(await written(page, "#result")).toBe(live);
      expect(await written(page, "#tool")).toBe(shown);
      expect(complaints).toEqual([]);
    },
  );

  test("problems are the same too, and have the focus", async () => {
    const wrong = exampleOf[id].replace(/=[^&]+&/, "=x&");
    const { page } = await visitor();
    await page.goto(formOf(id, "en"));
    await fillIn(page, wrong);
    await page.locator("form[novalidate] button").click();
    const live = await written(page, "#tool");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("problems");
    expect(await page.title()).toMatch(/^Error: /);
    const typed = await page.evaluate(() =>
      new URLSearchParams(
        [
          ...new FormData(document.querySelector<HTMLFormElement>("form[novalidate]") ?? undefined),
        ].map(([name, text]) => [name, String(text)]),
      ).toString(),
    );
    await page.goto(`${addressOfAnswer(id, "en").split("?")[0]}?${typed}`);
    expect(await written(page, "#tool")).toBe(live);
    await page.locator("#problems a").first().click();
    await page.waitForURL((url) => url.hash.startsWith("#in-"));
  });

  test("a page that is only read loads no rules", async () => {
    const { page } = await visitor();
    const scripts: number[] = [];
    page.on("response", async (response) => {
      if (response.request().resourceType() === "script")
        scripts.push((await response.body()).length);
    });
    await page.goto(formOf(id, "en"), { waitUntil: "networkidle" });
    expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThan(8000);
  });
});

test("while forms are closed, the form answers with script", async () => {
  const own = await startSite();
  onTestFinished(() => own.remove());
  await own.says(/Forms are open/);
  const { page } = await visitor({}, own.port);
  await page.goto(formOf("cost", "fr"));
  const address = await page.evaluate(
    () => document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href,
  );
  own.process.kill("SIGUSR2");
  await own.says(/Surge switch thrown/);
  await page.goto(new URL(address ?? "").pathname);
  await fillIn(page, exampleOf.cost);
  expect(await page.locator("#result .verdict").textContent()).toContain("3\u00A0350\u00A0$");
});
