import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { today } from "../../src/guidance/calendar.ts";
import type { Language } from "../../src/guidance/language.ts";
import { otherLanguage } from "../../src/guidance/language.ts";
import { siteCorpus } from "../../src/site/site-corpus.ts";
import { openBrowser } from "../support/chromium.ts";
import type { MailingSite } from "../support/inbox-visit.ts";
import {
  clientHeader,
  everythingWritten,
  guideWithChange,
  inbox,
  letterTo,
  startMailingSite,
  violations,
} from "../support/inbox-visit.ts";

const { words, places } = siteCorpus();

let running: MailingSite;
let browser: Browser;
const viewport = { width: 360, height: 760 };
/** How a built page looks. */
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

let clients = 0;

/** A page of a visitor of their own; `complaints` is what the browser says of blocked or broken parts. */
async function visitor(
  options: BrowserContextOptions,
): Promise<{ page: Page; complaints: string[] }> {
  clients += 1;
  const context = await browser.newContext({
    baseURL: running.origin,
    viewport,
    extraHTTPHeaders: { [clientHeader]: `192.0.2.${clients}` },
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  // A refused form is told to the console as well; that it is refused is what the test is about.
  page.on("console", (message) => {
    if (!/status of (400|410|429)|ERR_FAILED/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, complaints };
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 }).textContent();
const linkIn = (text = "") =>
  /http:\S+/.exec(text)?.[0] ?? expect.fail(`There is no link in: ${text}`);
const addressOf = (kind: string, language: Language): string =>
  places.find((place) => place.kind === kind)?.addresses[language] ?? expect.fail(kind);

/** The looks of a page by which it is known to be of this site. */
const lookOf = (page: Page) =>
  page.evaluate(() => {
    const parts = ["h1", "header", "footer", ".opening"].map((part) => {
      const found = document.querySelector(part);
      if (found === null) return `no ${part}`;
      const { fontSize, fontFamily, color, backgroundColor } = getComputedStyle(found);
      return [part, fontSize, fontFamily, color, backgroundColor].join(" ");
    });
    return [...parts, document.querySelector("nav.crumbs")?.textContent?.trim()];
  });

/** Axe finds nothing, and the page looks like one that was built. */
async function expectGood(page: Page, language: Language): Promise<void> {
  expect(await violations(page, browser)).toEqual([]);
  expect(await lookOf(page)).toEqual(looks[language]);
}

const people = [
  { language: "en", script: true },
  { language: "fr", script: true },
  { language: "en", script: false },
  { language: "fr", script: false },
] as const;
const options = (script: boolean) => (script ? {} : { javaScriptEnabled: false });

describe.each(people)("in $language, with script: $script", ({ language, script }) => {
  const other = otherLanguage(language);
  const said = words.interest[language];
  const about = `${language}-${script ? "script" : "plain"}`;

  test("from the form to the last mail: register, confirm, hear of a change, leave", async () => {
    const { page, complaints } = await visitor(options(script));
    const address = `ana.${about}@example.com`;
    const kept = async () => JSON.parse(await inbox(running, ["person", address])) as object;

    await page.goto(addressOf("interest", language));
    await expectGood(page, language);
    await page.getByLabel(said.address).fill(address);
    await page.getByLabel("Ontario", { exact: true }).check();
    if (script)
      await page.waitForFunction(() => document.querySelector("form[data-live] [role=status]"));
    await page.getByRole("button", { name: said.send }).click();
    const sent = words.standing.interestSent[language];
    await page.getByText(sent.description).waitFor();
    const stays = new URL(page.url()).pathname === addressOf("interest", language);
    expect(stays).toBe(script);
    if (script) expect(await page.evaluate(() => document.activeElement?.role)).toBe("status");
    expect(await violations(page, browser)).toEqual([]);

    const confirmation = await letterTo(
      running.mail,
      address,
      words.mail[language].confirm.subject,
    );
    const confirmLink = linkIn(confirmation.text);
    // Scanners open every link before its reader does.
    for (const method of ["GET", "GET", "HEAD"])
      await fetch(confirmLink, { method, headers: { [clientHeader]: "198.51.100.1" } });
    expect(await kept()).toMatchObject({ subscriptions: [], unconfirmed: [{ address, language }] });

    await page.goto(confirmLink);
    expect(await heading(page)).toBe(said.confirm.title);
    await expectGood(page, language);
    await page.locator(`header [hreflang^=${other}]`).click();
    expect(await heading(page)).toBe(words.interest[other].confirm.title);
    await page.locator(`header [hreflang^=${language}]`).click();
    await page.getByRole("button", { name: said.confirm.button }).click();
    expect(await heading(page)).toBe(said.confirmed.title);
    await expectGood(page, language);
    expect(await kept()).toMatchObject({ subscriptions: [{ address, language }], unconfirmed: [] });

    await page.goto(confirmLink);
    await page.getByRole("button", { name: said.confirm.button }).click();
    expect(await heading(page)).toBe(said.expired.title);
    await expectGood(page, language);

    const day = today(
      new Date(
        Date.now() -
          people.findIndex((each) => each.language === language && each.script === script) *
            86_400_000,
      ),
    );
    const notes = {
      en: `Ontario has a new list (${about}).`,
      fr: `L'Ontario a une nouvelle liste (${about}).`,
    };
    const guide = guideWithChange("immigrate/nominee-ontario", day, notes);
    expect(await inbox(running, ["announce"], guide)).toContain("1 mails are in the outbox");
    const digest = await letterTo(running.mail, address, words.mail[language].digest.subject);
    expect(digest.text).toContain(notes[language]);
    const leaveLink = linkIn(
      digest.text?.split("\n").at(-1) || digest.text?.trim().split("\n").at(-1),
    );
    const fields = new Map(digest.headers.map(({ key, value }) => [key, value]));
    expect(fields.get("list-unsubscribe")).toBe(`<${leaveLink}>`);
    expect(fields.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    await fetch(leaveLink, { headers: { [clientHeader]: "198.51.100.1" } });
    expect(await kept()).toMatchObject({ subscriptions: [{ address }] });

    // People without script leave by their mail program (RFC 8058), the others by the button.
    if (!script) {
      const left = await fetch(leaveLink, {
        method: "POST",
        headers: { [clientHeader]: "198.51.100.2" },
        body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
      });
      expect(left.status).toBe(200);
      expect(await kept()).toMatchObject({ subscriptions: [] });
    }
    await page.goto(leaveLink);
    expect(await heading(page)).toBe(said.leave.title);
    await expectGood(page, language);
    await page.getByRole("button", { name: said.leave.button }).click();
    expect(await heading(page)).toBe(said.left.title);
    await expectGood(page, language);

    expect(await kept()).toMatchObject({ subscriptions: [], unconfirmed: [], waiting: [] });
    await inbox(running, ["purge"]);
    const written = everythingWritten(running);
    expect(written).toContain("/api/confirm");
    expect(written).not.toContain(address);
    expect(written).not.toContain(new URL(confirmLink).searchParams.get("token"));
    expect(complaints).toEqual([]);
  }, 180_000);

  test("a registration that is not taken comes back as it was filled in", async () => {
    const { page } = await visitor(options(script));
    await page.goto(addressOf("interest", language));
    await page.getByLabel(said.address).fill(`bo.${about}@example.com`);
    if (script)
      await page.waitForFunction(() => document.querySelector("form[data-live] [role=status]"));
    await page.getByRole("button", { name: said.send }).click();
    await page.getByText(said.notSent.title).first().waitFor();
    await expectGood(page, language);
    expect(await page.getByLabel(said.address).inputValue()).toBe(`bo.${about}@example.com`);
    if (script) expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
    else
      await expect(page.locator("[role=alert]").textContent()).resolves.toContain(
        said.notSent.text,
      );
  });

  test("an opinion: yes, and nothing more is said", async () => {
    const { page, complaints } = await visitor(options(script));
    await page.goto(places.find(({ id }) => id === "immigrate/visit")?.addresses[language] ?? "");
    await page.getByLabel(words.yes[language], { exact: true }).check();
    await sendOpinion(page, script);
    await page.getByText(words.standing.thanks[language].title, { exact: true }).first().waitFor();
    expect(await page.getByText(words.feedbackRemoved[language]).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test("an opinion with a name in it: kept without the name, and the visitor is told", async () => {
    const { page, complaints } = await visitor(options(script));
    await page.goto(places.find(({ id }) => id === "immigrate/visit")?.addresses[language] ?? "");
    await page.getByLabel(words.no[language], { exact: true }).check();
    await page.getByLabel(words.feedbackReason[language]).selectOption("unclear");
    const name = { en: "My name is Maria Gonzalez", fr: "Je m'appelle Maria Gonzalez" }[language];
    await page.getByLabel(words.feedbackWords[language]).fill(`${name}. ${about}`);
    if (script) {
      const left = 600 - `${name}. ${about}`.length;
      await page
        .getByText(words.charactersLeft[language].replace("{count}", String(left)))
        .waitFor();
    }
    await sendOpinion(page, script);
    await page.getByText(words.feedbackRemoved[language]).waitFor();
    expect(await violations(page, browser)).toEqual([]);
    const stored = await inbox(running, ["list", "--page", "immigrate/visit"]);
    expect(stored).toMatch(new RegExp(`${language}  no  unclear .*\\n.*⟦name⟧.*${about}`));
    expect(everythingWritten(running)).not.toContain("Gonzalez");
    expect(complaints).toEqual([]);
  });

  test("a client who sent too much is told so, and nothing they filled in is lost", async () => {
    const { page } = await visitor(options(script));
    const client = { [clientHeader]: `192.0.2.${clients}` };
    for (const each of ["interest", "feedback"])
      for (let sent = 0; sent < 12; sent += 1)
        await fetch(`${running.origin}/api/${each}`, { method: "POST", headers: client, body: "" });
    const { often } = words.keptBecause;

    await page.goto(addressOf("interest", language));
    await page.getByLabel(said.address).fill("ana@example.com");
    await page.getByLabel("Yukon", { exact: true }).check();
    if (script)
      await page.waitForFunction(() => document.querySelector("form[data-live] [role=status]"));
    await page.getByRole("button", { name: said.send }).click();
    await page.getByText(often[language].title).first().waitFor();
    expect(await page.getByLabel(said.address).inputValue()).toBe("ana@example.com");
    expect(await page.getByLabel("Yukon", { exact: true }).isChecked()).toBe(true);
    expect(await page.locator("#words").count()).toBe(0);
    await expectGood(page, language);

    await page.goto(places.find(({ id }) => id === "immigrate/visit")?.addresses[language] ?? "");
    await page.getByLabel(words.no[language], { exact: true }).check();
    await page.getByLabel(words.feedbackReason[language]).selectOption("outdated");
    await page.locator("#words").fill("</textarea> $& %words% é");
    await sendOpinion(page, script);
    await page.getByText(often[language].title).first().waitFor();
    expect(await page.locator("#words").inputValue()).toBe("</textarea> $& %words% é");
    expect(await page.locator("[name=reason]").inputValue()).toBe("outdated");
    await expectGood(page, language);
  });
});

test("a connection that breaks: the words stay in their field and nowhere else, and the next try takes them", async () => {
  const { page, complaints } = await visitor({});
  await page.goto("/fr/immigrer/entree-express/");
  await page.getByLabel("Non", { exact: true }).check();
  await page.locator("#words").fill("Les frais manquent.");
  await page.route("**/api/feedback*", (route) => route.abort());
  await sendOpinion(page, true);
  await page.getByText(words.formNotReached.fr.title).waitFor();
  expect(await page.locator("#words").inputValue()).toBe("Les frais manquent.");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await page.unroute("**/api/feedback*");
  await page.keyboard.press("Enter");
  await page.getByText(words.standing.thanks.fr.description).waitFor();
  expect(complaints).toEqual([]);
});

test("whoever only reads loads nothing of the forms", async () => {
  const { page } = await visitor({});
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/en/email-updates/", { waitUntil: "networkidle" });
  expect(asked.filter((path) => path !== "/favicon.svg")).toEqual(["/en/email-updates/"]);
});

/** Sends the opinion; with script, not before the form has it. */
async function sendOpinion(page: Page, script: boolean): Promise<void> {
  if (script)
    await page.waitForFunction(() => document.querySelector("form[data-live] [role=status]"));
  await page.locator('main form[action^="/api/feedback"] button').click();
}
