import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { siteCorpus } from "../../src/site/site-corpus.ts";
import { clientHeader, everythingWritten, inbox } from "../support/inbox-visit.ts";
import { addressOf, people, scriptOfForm, visitInbox } from "../support/inbox-visitor.ts";

const { words } = siteCorpus();
const visits = visitInbox();

describe.each(people)("in $language, with script: $script", ({ language, script }) => {
  const said = words.interest[language];
  const about = `${language}-${script ? "script" : "plain"}`;

  test("a registration that is not taken comes back as it was filled in", async () => {
    const { page } = await visits.visitor(script);
    await page.goto(addressOf("interest", language));
    await page.getByLabel(said.address).fill(`bo.${about}@example.com`);
    if (script) await scriptOfForm(page);
    await page.getByRole("button", { name: said.send }).click();
    await page.getByText(said.notSent.title).first().waitFor();
    await visits.expectGood(page, language);
    expect(await page.getByLabel(said.address).inputValue()).toBe(`bo.${about}@example.com`);
    if (script) expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BUTTON");
    else
      await expect(page.locator("[role=alert]").textContent()).resolves.toContain(
        said.notSent.text,
      );
  });

  test("an opinion: yes, and nothing more is said", async () => {
    const { page, complaints } = await visits.visitor(script);
    await page.goto(addressOf("immigrate/visit", language));
    await page.getByLabel(words.yes[language], { exact: true }).check();
    await sendOpinion(page, script);
    await page.getByText(words.standing.thanks[language].title, { exact: true }).first().waitFor();
    expect(await page.getByText(words.feedbackRemoved[language]).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test("an opinion with a name in it: kept without the name, and the visitor is told", async () => {
    const { page, complaints } = await visits.visitor(script);
    await page.goto(addressOf("immigrate/visit", language));
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
    await visits.expectAccessible(page);
    const stored = await inbox(visits.site(), ["list", "--page", "immigrate/visit"]);
    expect(stored).toMatch(new RegExp(`${language}  no  unclear .*\\n.*⟦name⟧.*${about}`));
    expect(everythingWritten(visits.site())).not.toContain("Gonzalez");
    expect(complaints).toEqual([]);
  });

  test("a client who sent too much is told so, and nothing they filled in is lost", async () => {
    const { page, client } = await visits.visitor(script);
    for (const each of ["interest", "feedback"])
      for (let sent = 0; sent < 12; sent += 1)
        await fetch(`${visits.site().origin}/api/${each}`, {
          method: "POST",
          headers: { [clientHeader]: client },
          body: "",
        });
    const { often } = words.keptBecause;

    await page.goto(addressOf("interest", language));
    await page.getByLabel(said.address).fill("ana@example.com");
    await page.getByLabel("Yukon", { exact: true }).check();
    if (script) await scriptOfForm(page);
    await page.getByRole("button", { name: said.send }).click();
    await page.getByText(often[language].title).first().waitFor();
    expect(await page.getByLabel(said.address).inputValue()).toBe("ana@example.com");
    expect(await page.getByLabel("Yukon", { exact: true }).isChecked()).toBe(true);
    expect(await page.getByText(words.keptByBrowser[language]).count()).toBe(0);
    expect(await page.locator("#words").count()).toBe(0);
    await visits.expectGood(page, language);

    await page.goto(addressOf("immigrate/visit", language));
    await page.getByLabel(words.no[language], { exact: true }).check();
    await page.getByLabel(words.feedbackReason[language]).selectOption("outdated");
    await page.locator("#words").fill("</textarea> $& %words% é");
    await sendOpinion(page, script);
    await page.getByText(often[language].title).first().waitFor();
    expect(await page.locator("#words").inputValue()).toBe("</textarea> $& %words% é");
    expect(await page.locator("[name=reason]").inputValue()).toBe("outdated");
    await visits.expectGood(page, language);
  });
});

test.each(["en", "fr"] as const)(
  "%s: a form that a flood had refused unread is still in the page before, as the refusal says",
  async (language) => {
    const { page } = await visits.visitor(false);
    const refusal = await fetch(visits.site().origin + addressOf("busy", language));
    const body = await refusal.text();
    await page.route("**/api/feedback*", (route) =>
      route.fulfill({ status: 503, contentType: "text/html; charset=utf-8", body }),
    );
    await page.goto(addressOf("immigrate/visit", language));
    await page.getByLabel(words.no[language], { exact: true }).check();
    await page.getByLabel(words.feedbackReason[language]).selectOption("outdated");
    await page.locator("#words").fill("Les frais manquent.");
    await sendOpinion(page, false);
    await page.getByText(words.keptByBrowser[language]).waitFor();
    await visits.expectGood(page, language);
    await page.goBack();
    expect(await page.locator("#words").inputValue()).toBe("Les frais manquent.");
    expect(await page.getByLabel(words.feedbackReason[language]).inputValue()).toBe("outdated");
    expect(await page.getByLabel(words.no[language], { exact: true }).isChecked()).toBe(true);
  },
);

test("a connection that breaks: the words stay in their field and nowhere else, and the next try takes them", async () => {
  const { page, complaints } = await visits.visitor(true);
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
  const { page } = await visits.visitor(true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/en/email-updates/", { waitUntil: "networkidle" });
  expect(asked.filter((path) => path !== "/favicon.svg")).toEqual(["/en/email-updates/"]);
});

/** Sends the opinion; with script, not before the form has it. */
async function sendOpinion(page: Page, script: boolean): Promise<void> {
  if (script) await scriptOfForm(page);
  await page.locator('main form[action^="/api/feedback"] button').click();
}
