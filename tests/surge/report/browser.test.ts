import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { toCompareHtml } from "../../../src/surge/report/compare-html.ts";
import { toReportHtml } from "../../../src/surge/report/report-html.ts";
import { openBrowser } from "../../support/chromium.ts";
import { gather } from "./small-run.ts";
import type { SmallRun } from "./small-run.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const run: SmallRun = {
  seconds: 65,
  errors: 1,
  pagesOf: (second) =>
    Array.from({ length: 20 }, (_, page) => 1 + ((second * 37 + page * 101) % 400)),
};
const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each([["light"], ["dark"]] as const)("in %s", (colorScheme) => {
  test.each([
    ["the report", async () => toReportHtml(await gather(run))],
    ["two runs side by side", async () => toCompareHtml(await gather(run), await gather(run))],
  ])("%s has no accessibility fault, asks for nothing, and fits a telephone", async (_, write) => {
    const page = await browser.newPage({ colorScheme, viewport: { width: 390, height: 800 } });
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.setContent(await write());
    await page.evaluate(() =>
      document.querySelectorAll("details").forEach((details) => (details.open = true)),
    );
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe: check } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await check.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`,
      );
    });
    expect(violations).toEqual([]);
    expect(asked).toEqual([]);
    await page.close();
  });
});
