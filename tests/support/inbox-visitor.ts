import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import type { Language } from "../../src/guidance/language.ts";
import { siteCorpus } from "../../src/site/site-corpus.ts";
import { openBrowser } from "./chromium.ts";
import type { MailingSite } from "./inbox-visit.ts";
import { clientHeader, startMailingSite, violations } from "./inbox-visit.ts";

/** Everyone whose visit is tested. */
export const people = [
  { language: "en", script: true },
  { language: "fr", script: true },
  { language: "en", script: false },
  { language: "fr", script: false },
] as const;

/** What a test file needs to visit the forms of a site that sends mail; both are started for the file. */
export interface InboxVisits {
  site(): MailingSite;
  /** A page of a visitor of their own, with the client they are; `complaints` is what the browser says of blocked or broken parts. */
  visitor(script: boolean): Promise<{ page: Page; client: string; complaints: string[] }>;
  /** Fails unless axe finds nothing and the page looks like one that was built. */
  expectGood(page: Page, language: Language): Promise<void>;
  /** The same without the looks, for what a script shows in place. */
  expectAccessible(page: Page): Promise<void>;
}

const viewport = { width: 360, height: 760 };

/** The address of a page of the site by its id, or by its kind where there is one of it. */
export function addressOf(id: string, language: Language): string {
  const place = siteCorpus().places.find((each) => each.id === id);
  return place?.addresses[language] ?? expect.fail(`There is no page ${id}`);
}

/** Waits until the form of the page has its script, which it asks for when it is first used. */
export async function scriptOfForm(page: Page): Promise<void> {
  await page.locator("form[data-live] > [role=status]").waitFor({ state: "attached" });
}

export function visitInbox(): InboxVisits {
  let running: MailingSite;
  let browser: Browser;
  let clients = 0;
  const looks: Partial<Record<Language, (string | undefined)[]>> = {};
  beforeAll(async () => {
    [running, browser] = await Promise.all([startMailingSite(), openBrowser()]);
    await running.site.says(/Forms are open/);
    const page = await browser.newPage({ viewport });
    for (const language of ["en", "fr"] as const) {
      await page.goto(running.origin + addressOf("privacy", language));
      looks[language] = await lookOf(page);
    }
    await page.close();
  });
  afterAll(async () => {
    await browser.close();
    await running.remove();
  });
  const expectAccessible = async (page: Page) =>
    expect(await violations(page, browser)).toEqual([]);
  return {
    site: () => running,
    async visitor(script) {
      clients += 1;
      const client = `192.0.2.${clients}`;
      const options: BrowserContextOptions = {
        baseURL: running.origin,
        viewport,
        extraHTTPHeaders: { [clientHeader]: client },
        javaScriptEnabled: script,
      };
      const context = await browser.newContext(options);
      onTestFinished(() => context.close());
      const page = await context.newPage();
      const complaints: string[] = [];
      // A refused form is told to the console as well; that it is refused is what the test is about.
      page.on("console", (message) => {
        if (!/status of (400|410|429|503)|ERR_FAILED/.test(message.text()))
          complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      return { page, client, complaints };
    },
    expectAccessible,
    async expectGood(page, language) {
      await expectAccessible(page);
      expect(await lookOf(page)).toEqual(looks[language]);
    },
  };
}

/** The looks of a page by which it is known to be of this site. */
function lookOf(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(() => {
    const parts = ["h1", "header", "footer", ".opening"].map((part) => {
      const found = document.querySelector(part);
      if (found === null) return `no ${part}`;
      const { fontSize, fontFamily, color, backgroundColor } = getComputedStyle(found);
      return [part, fontSize, fontFamily, color, backgroundColor].join(" ");
    });
    return [...parts, document.querySelector("nav.crumbs a")?.textContent?.trim()];
  });
}
