import type { Browser, Page } from "playwright-core";
import { walkForm } from "./walk-form.ts";
import { walkQuestions } from "./walk-questions.ts";

/** One way through one tool, and what is wrong with it: nothing, if it is empty. */
export interface Walk {
  /** Such as `/en/fee-calculator/ without script`. */
  walk: string;
  faults: string[];
}

/** A tool to walk through: questions that are pages, or one form. */
export interface WalkedTool {
  address: string;
  kind: "questions" | "form";
}

/** The criteria of WCAG 2.2 that a walk looks at: keyboard, no trap, order, visible, not covered, errors named and explained. */
export const criteriaOfWalks = ["2.1.1", "2.1.2", "2.4.3", "2.4.7", "2.4.11", "3.3.1", "3.3.3"];

/** Walks through each tool with script and without; `onWalk` is told each walk when it is over. */
export async function walkTools(
  browser: Browser,
  origin: string,
  { tools, onWalk }: { tools: readonly WalkedTool[]; onWalk?: (walk: Walk) => void },
): Promise<Walk[]> {
  const walks: Walk[] = [];
  for (const tool of tools)
    for (const script of [false, true]) {
      const context = await browser.newContext({
        baseURL: origin,
        javaScriptEnabled: script,
        viewport: { width: 1280, height: 900 },
        extraHTTPHeaders: { "x-client": `198.19.0.${walks.length + 1}` },
      });
      const walk = `${tool.address} ${script ? "with" : "without"} script`;
      const faults = await walkOne(await context.newPage(), tool);
      await context.close();
      walks.push({ walk, faults });
      onWalk?.({ walk, faults });
    }
  return walks;
}

async function walkOne(page: Page, { address, kind }: WalkedTool): Promise<string[]> {
  try {
    return await (kind === "form" ? walkForm(page, address) : walkQuestions(page, address));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
