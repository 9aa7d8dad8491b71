import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
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

/** A page in a context of its own; `complaints` are what the browser's console says, blocked resources included. */
async function visitor(
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${site.port}`,
    viewport: { width: 360, height: 760 },
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, complaints };
}

describe.each([
  ["without script", { javaScriptEnabled: false }],
  ["with script", {}],
])("a visit %s", (_about, options) => {
  test.each([
    {
      chosen: "English",
      section: "Settle in",
      subject: "Health card in your province or territory",
      other: "Français",
      send: "Send",
      yes: "Yes",
      thanks: "Thank you",
      home: "/en/",
    },
    {
      chosen: "Français",
      section: "Immigrer",
      subject: "Comprendre Entrée express",
      other: "English",
      send: "Envoyer",
      yes: "Oui",
      thanks: "Merci",
      home: "/fr/",
    },
  ])(
    "in $chosen: choose, find a page, read it in the other language and back, say what you think",
    async ({ chosen, section, subject, other, send, yes, thanks, home }) => {
      const { page, complaints } = await visitor(options);
      await page.goto("/");
      await page.getByRole("link", { name: chosen }).click();
      await page.waitForURL((url) => url.pathname === home);
      await page.getByRole("navigation").getByRole("link", { name: section }).click();
      await page.getByRole("link", { name: subject }).click();
      await page.getByRole("heading", { level: 1, name: subject, exact: true }).waitFor();
      const address = new URL(page.url()).pathname;
      await page.getByRole("link", { name: other, exact: true }).click();
      await page.waitForURL((url) => url.pathname !== address);
      await page.getByRole("link", { name: chosen, exact: true }).click();
      await page.waitForURL((url) => url.pathname === address);
      await page.getByLabel(yes).check();
      await page.getByRole("button", { name: send }).click();
      // On a page of its own, or in the place of the form where there is script.
      await page.getByRole("main").getByText(thanks, { exact: true }).waitFor();
      expect(complaints).toEqual([]);
    },
  );
});

test("the skip link is the first stop of the keyboard and leads to the answer", async () => {
  const { page } = await visitor();
  await page.goto("/en/immigrate/visit/");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the answer");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.hash === "#answer");
});

test("reading a page takes one request, and two with the icon", async () => {
  const { page } = await visitor();
  const requested: string[] = [];
  page.on("request", (request) => requested.push(new URL(request.url()).pathname));
  await page.goto("/fr/immigrer/entree-express/", { waitUntil: "networkidle" });
  expect(requested.filter((path) => path !== "/favicon.svg")).toEqual([
    "/fr/immigrer/entree-express/",
  ]);
});
