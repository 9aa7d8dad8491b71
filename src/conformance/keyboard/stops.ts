import type { Page } from "playwright-core";

/** Where the keyboard stands. */
export interface Stop {
  /** For people: the element and its words. */
  what: string;
  /** Its own number among the stops of this document, in the order in which the keyboard first came to them. */
  id: number;
  /** Name of the input, where it is one of a form of the page's main part. */
  name: string | null;
  /** Its number among the stops that carry the same name. */
  row: number;
  kind: "text" | "select" | "radio" | "checkbox" | "button" | "link" | "other";
  /** Where it leads, as it is written; null where it is no link. */
  href: string | null;
  /** Ids of the elements around it, itself included, nearest first. */
  inside: string[];
  /** What is wrong with how the focus shows, in words. */
  faults: string[];
}

/** Presses a key, and says where the keyboard stands then; null where it stands nowhere, as after the last stop. */
export async function step(page: Page, key: "Tab" | "Shift+Tab"): Promise<Stop | null> {
  await page.keyboard.press(key);
  return here(page);
}

/** Where the keyboard stands now. */
export function here(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    // Scripts add elements while the keyboard walks, so places in the document are no names.
    const seen = ((globalThis as { stopsSeen?: Map<Element, number> }).stopsSeen ??= new Map());
    if (!seen.has(element)) seen.set(element, seen.size);
    const kinds: Record<string, Stop["kind"]> = { A: "link", BUTTON: "button", SELECT: "select" };
    const type = element instanceof HTMLInputElement ? element.type : "";
    const named = element.closest("main form") === null ? null : element.getAttribute("name");
    const alike = [...document.querySelectorAll(`main form [name="${named}"]`)];
    const inside: string[] = [];
    for (let each: Element | null = element; each; each = each.parentElement)
      if (each.id !== "") inside.push(each.id);
    const faults: string[] = [];
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2)
      faults.push(`has no outline of two pixels (${outlineStyle}, ${outlineWidth})`);
    if (/, 0\)$|^transparent$/.test(outlineColor)) faults.push("has an outline without colour");
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const reach = (from: number, to: number, share: number) => from + (to - from) * share;
    const shown = [0.1, 0.5, 0.9].some((across) =>
      [0.1, 0.5, 0.9].some((down) => {
        const top1 = document.elementFromPoint(
          reach(left, right, across),
          reach(top, bottom, down),
        );
        return top1 !== null && (element.contains(top1) || top1.contains(element));
      }),
    );
    if (width === 0 || height === 0 || !shown)
      faults.push("is not in sight, or something covers it");
    return {
      what: `${element.tagName.toLowerCase()} “${(element.textContent || named || "").trim().slice(0, 40)}”`,
      id: seen.get(element) ?? 0,
      name: named,
      row: Math.max(0, alike.indexOf(element)),
      kind:
        element instanceof HTMLInputElement && type !== "radio" && type !== "checkbox"
          ? "text"
          : type === "radio" || type === "checkbox"
            ? type
            : (kinds[element.tagName] ?? "other"),
      href: element.getAttribute("href"),
      inside,
      faults,
    };
  });
}

/** More stops than any page of the site has: reaching them means that the keyboard is caught. */
const mostStops = 800;

/** Walks with Tab until a stop is the one that is looked for. Throws when the page has none. */
export async function walkTo(
  page: Page,
  what: string,
  isIt: (stop: Stop) => boolean,
): Promise<Stop> {
  for (let steps = 0; steps < mostStops; steps += 1) {
    const stop = await step(page, "Tab");
    if (stop === null && steps > 0) break;
    if (stop !== null && isIt(stop)) return stop;
  }
  throw new Error(`Tab does not reach ${what} on ${new URL(page.url()).pathname}`);
}

/**
 * Walks the whole page forwards and back: every stop shows, none comes before an earlier one, none holds the keyboard, and
 * everything that can be used is among them. Gives what is wrong, in words.
 */
export async function walkPage(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    (globalThis as { stopsSeen?: Map<Element, number> }).stopsSeen = new Map();
    document.querySelector<HTMLElement>("a[href]")?.focus();
  });
  const first = await here(page);
  const stops: Stop[] = first === null ? [] : [first];
  for (;;) {
    const stop = await step(page, "Tab");
    // Past the last stop the focus leaves the page, or starts over where there is no window around it.
    if (stop === null || stop.id === 0) break;
    if (stop.id < stops.length) return [`${stop.what} holds the keyboard`];
    stops.push(stop);
  }
  const disorder = await findDisorder(page);
  await focusOn(page, stops.length - 1);
  const back: number[] = [];
  for (let index = 1; index < stops.length; index += 1)
    back.push((await step(page, "Shift+Tab"))?.id ?? -1);
  const sameWay = back.every((id, index) => isSameStop(stops, id, stops.length - 2 - index));
  return [
    ...stops.flatMap((stop) => stop.faults.map((fault) => `${stop.what} ${fault}`)),
    ...(sameWay ? [] : ["Shift+Tab does not go back the way that Tab came"]),
    ...disorder,
  ];
}

/** A group of radio buttons is entered at its first button forwards and may be at its last backwards. */
function isSameStop(stops: readonly Stop[], id: number, expected: number): boolean {
  return id === expected || (id >= stops.length && stops[expected]?.kind === "radio");
}

/** Puts the keyboard back on a stop where it was. */
async function focusOn(page: Page, id: number): Promise<void> {
  await page.evaluate((wanted) => {
    const { stopsSeen } = globalThis as { stopsSeen?: Map<HTMLElement, number> };
    for (const [element, each] of stopsSeen ?? []) if (each === wanted) element.focus();
  }, id);
}

/** Stops that stand before an earlier one in the document, and what can be used with a pointer and was no stop. */
function findDisorder(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { stopsSeen } = globalThis as { stopsSeen?: Map<HTMLElement, number> };
    const stops = [...(stopsSeen ?? new Map<HTMLElement, number>()).keys()];
    const name = (element: Element) => element.outerHTML.slice(0, 80);
    const early = stops.filter((element, index) => {
      const before = stops[index - 1];
      return (
        before !== undefined &&
        (before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) === 0
      );
    });
    const usable = "a[href], button, select, textarea, summary, input:not([type=hidden])";
    const leftOut = [...document.querySelectorAll<HTMLElement>(usable)].filter((element) => {
      const isRadio = element instanceof HTMLInputElement && element.type === "radio";
      return (
        element.tabIndex >= 0 &&
        element.checkVisibility({ visibilityProperty: true }) &&
        // A group of radio buttons is one stop.
        !stops.some(
          (stop) =>
            stop === element ||
            (isRadio && stop instanceof HTMLInputElement && stop.name === element.name),
        )
      );
    });
    return [
      ...early.map((element) => `${name(element)} comes out of order`),
      ...leftOut.map((element) => `the keyboard does not reach ${name(element)}`),
    ];
  });
}
