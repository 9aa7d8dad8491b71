import type { Browser } from "playwright-core";
import type { Examination } from "./examine-site.ts";
import { examineSite } from "./examine-site.ts";
import type { Walk, WalkedTool } from "./keyboard/walk-tools.ts";
import { walkTools } from "./keyboard/walk-tools.ts";
import type { State } from "./states.ts";

export interface WholeSurvey {
  origin: string;
  addresses: readonly string[];
  tools: readonly WalkedTool[];
  states: readonly State[];
  readers: number;
}

/** Looks at the pages and walks through the tools; `tell` hears how far it is. */
export async function runSurvey(
  browser: Browser,
  { origin, addresses, tools, states, readers }: WholeSurvey,
  tell: (line: string) => void,
): Promise<{ examination: Examination; walks: Walk[] }> {
  let walked = 0;
  // One after the other: a page that reads has no eye on the time, but a key waits for an answer.
  const walks = await walkTools(browser, origin, {
    tools,
    onWalk: ({ walk }) => tell(`Walk ${(walked += 1)} of ${tools.length * 2}: ${walk}`),
  });
  const examination = await examineSite(browser, {
    origin,
    addresses,
    states,
    readers,
    progress: (done, of) => tell(`Looked at ${done} of ${of}`),
  });
  return { examination, walks };
}
