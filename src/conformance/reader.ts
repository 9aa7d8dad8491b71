import type { Browser, CDPSession, Page } from "playwright-core";
import type { RuleResult } from "./axe.ts";
import { bringAxe, runAxe } from "./axe.ts";
import { measure, measurePractice, spreadText, unfold } from "./measures.ts";
import type { State } from "./states.ts";

/** One result of a rule, and where it was. */
export interface Seen extends RuleResult {
  address: string;
  state: string;
  script: boolean;
}

/** What a page showed in all the states in which it was opened. */
export interface Examined {
  address: string;
  script: boolean;
  states: string[];
  violations: Seen[];
  undecided: Seen[];
}

/** One tab of the browser, which looks at one page after another. */
export interface Reader {
  page: Page;
  /** Opens the page with script and without, and looks at it in the states; gives what it showed without script and with it. */
  examine(address: string, states: readonly State[]): Promise<Examined[]>;
  close(): Promise<void>;
}

const usualTextPx = 16;
/** A page, the page of an address that does not exist, and a form that says what is wrong with it. */
const expectedStatuses = [200, 404, 422];
let visited = 0;

/** A reader of the site at `origin`. The server is told another client for each page, so that no limit takes them for one person. */
export async function createReader(browser: Browser, origin: string): Promise<Reader> {
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  return {
    page,
    close: () => context.close(),
    async examine(address, states) {
      const scripted = await open(page, wire, { address, script: true });
      const plain = await open(page, wire, { address, script: false });
      // Where script has changed nothing, both are one document, which need not be looked at twice.
      const isOne = scripted === plain && !plain.includes("<noscript");
      const looks = await lookAt(
        page,
        wire,
        states.filter(({ withoutScript }) => isOne || withoutScript === true),
      );
      const without = toExamined(
        { address, script: false },
        looks.filter(({ state }) => state.withoutScript === true),
      );
      if (isOne) return [without, toExamined({ address, script: true }, looks)];
      await open(page, wire, { address, script: true });
      const again = await lookAt(page, wire, states);
      return [without, toExamined({ address, script: true }, again)];
    },
  };
}

/** Opens a page with or without script. Gives the document as it is then. */
async function open(
  page: Page,
  wire: CDPSession,
  { address, script }: { address: string; script: boolean },
): Promise<string> {
  visited += 1;
  const client = `198.18.${(visited >> 8) & 255}.${visited & 255}`;
  await page.setExtraHTTPHeaders({ "x-client": client });
  await wire.send("Emulation.setScriptExecutionDisabled", { value: !script });
  const answer = await page.goto(address);
  const status = answer?.status() ?? 0;
  if (!expectedStatuses.includes(status))
    throw new Error(
      `${address} answered ${status}, which is no page to look at: is the site busy?`,
    );
  // The document was read without script, and stays so; axe itself needs timers.
  await wire.send("Emulation.setScriptExecutionDisabled", { value: false });
  return page.evaluate(() => document.documentElement.outerHTML);
}

/** What one state showed. */
interface Look {
  state: State;
  violations: RuleResult[];
  undecided: RuleResult[];
}

/** Looks at the open page in each state. */
async function lookAt(page: Page, wire: CDPSession, states: readonly State[]): Promise<Look[]> {
  await bringAxe(page);
  await unfold(page);
  const looks: Look[] = [];
  for (const state of states) {
    await setUp(page, wire, state);
    const found = state.rules === null ? null : await runAxe(page, state.rules);
    const lost = state.measured === undefined ? [] : await measure(page, state.measured);
    const poor = state.practice === undefined ? [] : await measurePractice(page, state.practice);
    const violations = [...(found?.violations ?? []), ...lost, ...poor];
    looks.push({ state, violations, undecided: found?.undecided ?? [] });
  }
  return looks;
}

function toExamined(visit: { address: string; script: boolean }, looks: readonly Look[]): Examined {
  const seen = (kind: "violations" | "undecided") =>
    looks.flatMap(({ state, [kind]: results }) =>
      results.map((each) => ({ ...each, ...visit, state: state.id })),
    );
  return {
    ...visit,
    states: looks.map(({ state }) => state.id),
    violations: seen("violations"),
    undecided: seen("undecided"),
  };
}

async function setUp(page: Page, wire: CDPSession, state: State): Promise<void> {
  await page.setViewportSize({ width: state.width, height: state.height });
  await page.emulateMedia({
    media: state.media ?? "screen",
    colorScheme: state.colorScheme ?? "light",
    forcedColors: state.forcedColors ?? "none",
  });
  const standard = state.textPx ?? usualTextPx;
  await wire.send("Page.setFontSizes", { fontSizes: { standard, fixed: standard } });
  await spreadText(page, state.spread === true);
}
