import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openBrowser } from "../../src/chromium/open-browser.ts";
import { walkTools } from "../../src/conformance/keyboard/walk-tools.ts";
import { readSitePages } from "../../src/conformance/site-pages.ts";
import type { Site } from "../support/running-site.ts";
import { startSite } from "../support/running-site.ts";

const { tools } = readSitePages("dist/site/client");
const allowing = { FRESHET_TRUSTED_PEERS: "127.0.0.1", FRESHET_CLIENT_HEADER: "x-client" };

let site: Site;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startSite(allowing), openBrowser()]);
  await site.says(/Forms are open/);
});
afterAll(async () => {
  await browser.close();
  await site.remove();
});

describe("every tool is used to its result with keys alone, with script and without", () => {
  test.each(tools)("$address", async (tool) => {
    const walks = await walkTools(browser, `http://127.0.0.1:${site.port}`, { tools: [tool] });
    expect(walks).toEqual([
      { walk: `${tool.address} without script`, faults: [] },
      { walk: `${tool.address} with script`, faults: [] },
    ]);
  });
});

test("“Which way fits me” is completed by keyboard, without script, while the dynamic worker is stopped", async () => {
  const own = await startSite(allowing);
  onTestFinished(() => own.remove());
  await own.says(/Forms are open/);
  const dynamic = dynamicWorker(own);
  process.kill(dynamic, "SIGSTOP");
  onTestFinished(() => void process.kill(dynamic, "SIGCONT"));
  const walks = await walkTools(browser, `http://127.0.0.1:${own.port}`, {
    tools: tools.filter(({ kind }) => kind === "questions"),
  });
  expect(walks.filter(({ walk }) => walk.endsWith("without script"))).toEqual([
    { walk: "/en/which-way/ without script", faults: [] },
    { walk: "/fr/quelle-voie/ without script", faults: [] },
  ]);
  // It was stopped all the while.
  expect(readFileSync(`/proc/${dynamic}/stat`, "utf8")).toMatch(/\) T /);
});

function dynamicWorker({ process: { pid } }: Site): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  const found = children.find((child) =>
    readFileSync(`/proc/${child}/cmdline`, "utf8").includes("dynamic-worker.ts"),
  );
  if (found === undefined) throw new Error("The server has no dynamic worker");
  return Number(found);
}
