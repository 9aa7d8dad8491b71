import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { today } from "../../src/guidance/calendar.ts";
import { otherLanguage } from "../../src/guidance/language.ts";
import { siteCorpus } from "../../src/site/site-corpus.ts";
import {
  clientHeader,
  everythingWritten,
  guideWithChange,
  inbox,
  letterTo,
} from "../support/inbox-visit.ts";
import { addressOf, people, scriptOfForm, visitInbox } from "../support/inbox-visitor.ts";

const { words } = siteCorpus();
const visits = visitInbox();
const heading = (page: Page) => page.getByRole("heading", { level: 1 }).textContent();
const linkIn = (text = "") =>
  /http:\S+/.exec(text)?.[0] ?? expect.fail(`There is no link in: ${text}`);

/** Does it again while the site says that it is too busy, as it may be on a machine that is. */
async function untilTaken(page: Page, act: () => Promise<unknown>): Promise<void> {
  const busy: (string | null)[] = [words.standing.busy.en.title, words.standing.busy.fr.title];
  do await act();
  while (busy.includes(await heading(page)));
}

/** Opens a link and presses the button of its page. */
async function press(page: Page, link: string, name: string): Promise<void> {
  await untilTaken(page, async () => {
    await untilTaken(page, () => page.goto(link));
    await Promise.all([
      page.waitForEvent("framenavigated"),
      page.getByRole("button", { name, exact: true }).click(),
    ]);
  });
}

describe.each(people)("in $language, with script: $script", ({ language, script }) => {
  const other = otherLanguage(language);
  const said = words.interest[language];
  const about = `${language}-${script ? "script" : "plain"}`;

  test("from the form to the last mail: register, confirm, hear of a change, leave", async () => {
    const { page, complaints } = await visits.visitor(script);
    const address = `ana.${about}@example.com`;
    const kept = async () => JSON.parse(await inbox(visits.site(), ["person", address])) as object;

    await page.goto(addressOf("interest", language));
    await visits.expectGood(page, language);
    await page.getByLabel(said.address).fill(address);
    await page.getByLabel("Ontario", { exact: true }).check();
    if (script) await scriptOfForm(page);
    await page.getByRole("button", { name: said.send }).click();
    const sent = words.standing.interestSent[language];
    await page.getByText(sent.description).waitFor();
    const stays = new URL(page.url()).pathname === addressOf("interest", language);
    expect(stays).toBe(script);
    if (script) expect(await page.evaluate(() => document.activeElement?.role)).toBe("status");
    await visits.expectAccessible(page);

    const confirmation = await letterTo(
      visits.site().mail,
      address,
      words.mail[language].confirm.subject,
    );
    const confirmLink = linkIn(confirmation.text);
    // Scanners open every link before its reader does.
    for (const method of ["GET", "GET", "HEAD"])
      await fetch(confirmLink, { method, headers: { [clientHeader]: "198.51.100.1" } });
    expect(await kept()).toMatchObject({ subscriptions: [], unconfirmed: [{ address, language }] });

    await untilTaken(page, () => page.goto(confirmLink));
    expect(await heading(page)).toBe(said.confirm.title);
    await visits.expectGood(page, language);
    await page.locator(`header [hreflang^=${other}]`).click();
    await page
      .getByRole("heading", { level: 1, name: words.interest[other].confirm.title })
      .waitFor();
    await press(page, confirmLink, said.confirm.button);
    expect(await heading(page)).toBe(said.confirmed.title);
    await visits.expectGood(page, language);
    expect(await kept()).toMatchObject({ subscriptions: [{ address, language }], unconfirmed: [] });

    await press(page, confirmLink, said.confirm.button);
    expect(await heading(page)).toBe(said.expired.title);
    await visits.expectGood(page, language);

    const day = today(
      new Date(
        Date.now() -
          people.findIndex((each) => each.language === language && each.script === script) *
            86_400_000,
      ),
    );
    const notes = {
      en: `Some people pay {{right-of-pr-fee}} (${about}).`,
      fr: `Certains paient {{right-of-pr-fee}} (${about}).`,
    };
    const told = { en: /Some people pay \$600 \(/, fr: /Certains paient 600\s\$ \(/ };
    const guide = guideWithChange("immigrate/nominee-ontario", day, notes);
    expect(await inbox(visits.site(), ["announce"], guide)).toContain("1 mails are in the outbox");
    const digest = await letterTo(visits.site().mail, address, words.mail[language].digest.subject);
    expect(digest.text).toMatch(told[language]);
    const leaveLink = linkIn(digest.text?.trim().split("\n").at(-1));
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
    await untilTaken(page, () => page.goto(leaveLink));
    expect(await heading(page)).toBe(said.leave.title);
    await visits.expectGood(page, language);
    await press(page, leaveLink, said.leave.button);
    expect(await heading(page)).toBe(said.left.title);
    await visits.expectGood(page, language);

    expect(await kept()).toMatchObject({ subscriptions: [], unconfirmed: [], waiting: [] });
    await inbox(visits.site(), ["purge"]);
    const written = everythingWritten(visits.site());
    expect(written).toContain("/api/confirm");
    expect(written).not.toContain(address);
    expect(written).not.toContain(new URL(confirmLink).searchParams.get("token"));
    expect(complaints).toEqual([]);
  }, 180_000);
});
