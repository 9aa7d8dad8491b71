import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";
import type { Browser } from "playwright-core";
import { chromium } from "playwright-core";
import { Refusal } from "../cli/refusal.ts";

/** A system Chromium is used where there is one; otherwise the one from the npm registry, which needs no root. */
const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A headless browser that makes no connection of its own. Throws a Refusal where none starts. */
export async function openBrowser(): Promise<Browser> {
  const executablePath =
    systemBrowsers.find((path) => existsSync(path)) ?? (await sparticuz.executablePath());
  try {
    return await chromium.launch({ executablePath, args: flags });
  } catch (error) {
    const [said] = String(error).split("\n");
    throw new Refusal(
      `${executablePath} does not start (${said}). Install Chromium, or run "npm ci" again for the one from the npm registry.`,
    );
  }
}
