import type { Browser } from "playwright-core";
import { surveyAxe } from "./axe.ts";
import type { Examined } from "./reader.ts";
import { createReader } from "./reader.ts";
import type { State } from "./states.ts";

/** What to look at and how. */
export interface Survey {
  origin: string;
  /** The addresses of the pages. */
  addresses: readonly string[];
  states: readonly State[];
  /** Tabs that read at the same time; one for each core is best. */
  readers: number;
  /** Told after each page. */
  progress?: (done: number, of: number) => void;
}

export interface Examination {
  axe: { version: string; rules: number; criteria: string[] };
  chromium: string;
  examined: Examined[];
}

/** Looks at every page of the survey. Readers take the next page from one list, so that a slow page holds up only one of them. */
export async function examineSite(browser: Browser, survey: Survey): Promise<Examination> {
  const { origin, addresses, states, readers, progress } = survey;
  const waiting = addresses.entries();
  const examined: Examined[][] = [];
  let axe: Examination["axe"] | null = null;
  const read = async (): Promise<void> => {
    const reader = await createReader(browser, origin);
    try {
      for (const [index, address] of waiting) {
        examined[index] = await reader.examine(address, states);
        axe ??= await surveyAxe(reader.page);
        progress?.(Object.keys(examined).length, addresses.length);
      }
    } finally {
      await reader.close();
    }
  };
  await Promise.all(Array.from({ length: readers }, read));
  if (axe === null) throw new Error("No page was looked at: the survey lists none.");
  return { axe, chromium: browser.version(), examined: examined.flat() };
}
