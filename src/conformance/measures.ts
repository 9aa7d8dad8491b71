import type { Page } from "playwright-core";
import type { RuleResult } from "./axe.ts";

/** The spreading of text that must cost no words (WCAG 2.2, 1.4.12): line height, paragraphs, letters, words. */
const spreading = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`;

/** Spreads the text as a reader's own style sheet would, or takes the spreading away. The site's policy does not reach it. */
export async function spreadText(page: Page, spread: boolean): Promise<void> {
  await page.evaluate(
    (css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    },
    spread ? spreading : "",
  );
}

/**
 * Opens all that is folded away, so that everything on the page is looked at. What is meant for readers without script is taken
 * out of its wrapping: axe takes all inside of it for hidden, though they read it.
 */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const wrapping of document.querySelectorAll("noscript"))
      if (wrapping.firstElementChild !== null) wrapping.replaceWith(...wrapping.childNodes);
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

/** What is lost or out of reach in the page as it is now: it scrolls sideways, or text is cut off by its own box. */
export async function measure(page: Page, criterion: string): Promise<RuleResult[]> {
  const { tooWide, cut } = await page.evaluate(() => {
    const root = document.documentElement;
    const tooWide =
      root.scrollWidth > root.clientWidth ? `${root.scrollWidth} px of ${root.clientWidth}` : null;
    const hasText = (element: Element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "",
      );
    const cut = [...document.querySelectorAll<HTMLElement>("body *")].find((element) => {
      // Words for people who hear the page are one pixel wide on purpose.
      if (element.clientWidth <= 1 || element.clientHeight <= 1 || !hasText(element)) return false;
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
      return (
        (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    });
    return { tooWide, cut: cut?.outerHTML.slice(0, 160) ?? null };
  });
  const criteria = [criterion];
  return [
    ...(tooWide === null ? [] : [{ rule: "scrolls-sideways", criteria, example: tooWide }]),
    ...(cut === null ? [] : [{ rule: "text-cut-off", criteria, example: cut }]),
  ];
}

/** What breaks a good practice in the page as it is now. */
export async function measurePractice(
  page: Page,
  practice: "edges" | "paper",
): Promise<RuleResult[]> {
  const [rule, example] =
    practice === "edges"
      ? ["control-without-edge", await findBareControl(page)]
      : ["cut-off-on-paper", await findCutTable(page)];
  return example === null ? [] : [{ rule, criteria: [], example }];
}

/** A control that shows nothing but a background, and so nothing at all where the reader chose the colours. */
function findBareControl(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      "button, input, select, textarea, a.button",
    );
    const bare = [...controls].find((control) => {
      if (!control.checkVisibility() || control.clientWidth <= 1) return false;
      if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type))
        return false;
      const { borderTopStyle, borderTopWidth, textDecorationLine } = getComputedStyle(control);
      const edge = borderTopStyle !== "none" && Number.parseFloat(borderTopWidth) >= 1;
      return !edge && textDecorationLine === "none";
    });
    return bare?.outerHTML.slice(0, 160) ?? null;
  });
}

/** Something that scrolls sideways on a screen: paper does not scroll. */
function findCutTable(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const scrolling = [...document.querySelectorAll<HTMLElement>("body *")].find(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 &&
        /auto|scroll/.test(getComputedStyle(element).overflowX),
    );
    return scrolling?.outerHTML.slice(0, 160) ?? null;
  });
}
