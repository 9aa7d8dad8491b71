import type { Page } from "playwright-core";
import { fillIn, isInForm } from "./fill.ts";
import { here, walkPage, walkTo } from "./stops.ts";

/**
 * The way of someone without a mouse through a tool with a form: all stops of the page, the empty form sent, from the list of
 * problems to an input, every input answered with the page's own example, the form sent, and on to the result. Gives what is
 * wrong with the stops. Throws where there is no way on.
 */
export async function walkForm(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  const example = await page.evaluate(
    () => document.querySelector("details.example a")?.getAttribute("href") ?? "",
  );
  const faults = await walkPage(page);
  await page.goto(address);
  await walkTo(page, "the button", (stop) => isInForm(stop) && stop.kind === "button");
  faults.push(...(await send(page, address, "problems")), ...(await followProblem(page)));
  await page.goto(address);
  await fillIn(page, new URLSearchParams(example.split("?")[1]));
  faults.push(...(await send(page, address, "result")));
  await walkTo(page, "the result", ({ inside }) => inside.includes("result"));
  return [...faults, ...(await walkPage(page))];
}

/** Presses Enter on the button, and waits for the part of the page with that id. */
async function send(page: Page, address: string, part: "problems" | "result"): Promise<string[]> {
  await page.keyboard.press("Enter");
  await page.locator(`#${part}`).waitFor();
  if (new URL(page.url()).pathname !== address) return [];
  // Where no new page came, only the focus tells people who do not see it that something was answered.
  const at = await here(page);
  return at?.inside.includes(part) === true ? [] : [`the focus does not go to the ${part}`];
}

/** From the list of problems by its first link to the input that it speaks of. */
async function followProblem(page: Page): Promise<string[]> {
  const link = await walkTo(
    page,
    "the link of a problem",
    ({ kind, inside }) => kind === "link" && inside.includes("problems"),
  );
  await page.keyboard.press("Enter");
  await page.waitForURL(/#in-/);
  const input = await here(page);
  if (input?.name == null) return [`${link.what} leads to ${input?.what ?? "nowhere"}, no input`];
  return [...link.faults, ...input.faults].map((fault) => `${link.what} or its input ${fault}`);
}
