import type { Page } from "playwright-core";
import type { Stop } from "./stops.ts";
import { here, walkTo } from "./stops.ts";

/** Walks through the form of the page with Tab and answers every input with keys alone, as `query` says. */
export async function fillIn(page: Page, query: URLSearchParams): Promise<void> {
  const answered = new Set<string>();
  for (;;) {
    const stop = await walkTo(page, "the button of the form", isInForm);
    if (stop.kind === "button") break;
    const { name, row, kind } = stop;
    // A group of radio buttons has one answer, though each of its buttons carries the name.
    const at = kind === "radio" ? 0 : row;
    const wanted = query.getAll(name ?? "")[at] ?? "";
    if (answered.has(`${name} ${at}`)) throw new Error(`The keyboard comes twice to ${stop.what}`);
    answered.add(`${name} ${at}`);
    await give(page, stop, wanted);
  }
  for (const name of query.keys())
    if (name !== "language" && !answered.has(`${name} 0`))
      throw new Error(`The keyboard never came to the input “${name}”`);
}

/** An input of the form in the main part of the page, or its button. */
export const isInForm = ({ name, kind, inside }: Stop): boolean =>
  inside.includes("tool") && (name !== null || kind === "button") && !inside.includes("problems");

async function give(page: Page, { kind, name }: Stop, wanted: string): Promise<void> {
  const { keyboard } = page;
  if (kind === "text") {
    await keyboard.press("Control+a");
    await keyboard.press("Delete");
    await keyboard.type(wanted);
  } else if (kind === "checkbox" && wanted !== "") {
    await keyboard.press("Space");
  } else if (kind === "radio" && wanted !== "") {
    await keyboard.press("Space");
    await pressUntil(page, "ArrowDown", wanted);
  } else if (kind === "select" && wanted !== "") {
    await keyboard.press("Home");
    await pressUntil(page, "ArrowDown", wanted);
  }
  const given = await valueHere(page);
  if (kind !== "checkbox" && wanted !== "" && given !== wanted)
    throw new Error(`“${name}” holds ${given} where ${wanted} was given with keys`);
}

/** No list of answers is longer. */
const mostAnswers = 80;

async function pressUntil(page: Page, key: string, wanted: string): Promise<void> {
  for (let presses = 0; presses < mostAnswers; presses += 1) {
    if ((await valueHere(page)) === wanted) return;
    await page.keyboard.press(key);
  }
  const stop = await here(page);
  throw new Error(`${stop?.what ?? "An input"} has no answer ${wanted} that ${key} leads to`);
}

function valueHere(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element instanceof HTMLInputElement || element instanceof HTMLSelectElement
      ? element.value
      : "";
  });
}
