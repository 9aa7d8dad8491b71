import type { Page } from "playwright-core";
import { walkPage, walkTo } from "./stops.ts";

/** More questions than any way through the graph has. */
const mostQuestions = 20;

/**
 * The way of someone without a mouse through questions that are pages of links: the first answer each time, to the result, and back
 * to a question by its link. Gives what is wrong with the stops. Throws where there is no way on.
 */
export async function walkQuestions(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  const faults = await walkPage(page);
  for (let asked = 0; (await page.locator("ul.choices").count()) > 0; asked += 1) {
    if (asked > mostQuestions) throw new Error(`${address} leads to no result`);
    const next = await page.locator("ul.choices a").first().getAttribute("href");
    await page.goto(page.url());
    await walkTo(page, `the answer ${next}`, ({ href }) => href === next);
    await Promise.all([page.waitForURL(`**${next}`), page.keyboard.press("Enter")]);
  }
  faults.push(...(await walkPage(page)));
  await page.goto(page.url());
  const result = new URL(page.url()).pathname;
  const change = await walkTo(
    page,
    "a link that changes an answer",
    ({ href }) => href?.startsWith(address) === true && href !== result && result.startsWith(href),
  );
  await Promise.all([page.waitForURL(`**${change.href}`), page.keyboard.press("Enter")]);
  if ((await page.locator("ul.choices").count()) === 0)
    faults.push(`${change.what} does not lead back to a question`);
  return faults;
}
