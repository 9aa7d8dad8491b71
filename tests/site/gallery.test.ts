import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { languages } from "../../src/guidance/language.ts";
import { specimens } from "../../src/site/gallery/specimens.ts";
import { openBrowser } from "../support/chromium.ts";
import { freePort } from "../support/running-site.ts";
import { builtTable } from "../support/site.ts";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
/** What Vitest sets for itself would make the development server believe that it is part of a test, and serve no pages. */
const ofVitest = /^(VITEST|NODE_ENV|MODE|DEV|PROD|SSR|TEST|BASE_URL)/;
const outsideOfVitest = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !ofVitest.test(name)),
);
let server: ChildProcess;
let browser: Browser;
let origin = "";

beforeAll(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const astro = join(dirname(require.resolve("astro/package.json")), "bin/astro.mjs");
  server = spawn(process.execPath, [astro, "dev", "--host", "127.0.0.1", "--port", String(port)], {
    env: { ...outsideOfVitest, ASTRO_TELEMETRY_DISABLED: "1", ASTRO_DEV_BACKGROUND: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  await new Promise<void>((ready, fail) => {
    const hear = (part: Buffer): void => {
      said += part.toString();
      if (said.includes("watching for file changes")) ready();
    };
    server.stdout?.on("data", hear);
    server.stderr?.on("data", hear);
    server.once("exit", () => fail(new Error(`The development server ended and said: ${said}`)));
  });
  browser = await openBrowser();
  // The first page makes the server prepare its scripts; it reloads the page when it has.
  const first = await browser.newPage();
  await first.goto(`${origin}/en/_components/${specimens[0]?.id}/`, { waitUntil: "networkidle" });
  await first.close();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  if (server?.exitCode === null) {
    const ended = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await ended;
  }
});

/** What is wrong with a page of the gallery: its status, what its console says, and what axe finds in it by day and by night. */
async function faultsOf(address: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
  onTestFinished(() => page.close());
  const faults: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  const response = await page.goto(origin + address, { waitUntil: "load" });
  if (response?.status() !== 200) faults.push(`status ${response?.status()}`);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  if (tooWide) faults.push("scrolls sideways at 320 px");
  await page.evaluate(axe);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(async () => {
      const { axe: engine } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await engine.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    faults.push(...found.map((violation) => `${colorScheme}: ${violation}`));
  }
  return faults;
}

describe.each([...languages])("the gallery of components, in %s", (language) => {
  test.each(specimens.map(({ id, query }) => `${id}/${query?.[language] ?? ""}`))(
    "%s has nothing to report by day or by night",
    async (specimen) => {
      expect(await faultsOf(`/${language}/_components/${specimen}`)).toEqual([]);
    },
    120_000,
  );

  test("one page shows them all", async () => {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(`${origin}/${language}/_components/`, { waitUntil: "domcontentloaded" });
    const shown = await page
      .locator("iframe[width='360']")
      .evaluateAll((frames) =>
        frames.map((frame) => (frame as HTMLIFrameElement).src.split("/").at(-2)),
      );
    expect(shown).toEqual(specimens.map(({ id }) => id));
  }, 120_000);
});

test("a build has no gallery", () => {
  const addresses = [...builtTable().entries].map(([address]) => address);
  expect(addresses.length).toBeGreaterThan(300);
  expect(addresses.filter((address) => address.includes("_components"))).toEqual([]);
  expect(existsSync("dist/site/client/en/_components")).toBe(false);
});
