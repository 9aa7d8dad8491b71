import { existsSync } from "node:fs";
import type { Browser } from "playwright-core";
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

/** Which browser to open, and how it can be driven. */
export interface BrowserWish {
  /** Program of a Chromium; found unless given. */
  file?: string;
  /** Loopback port for other programs that drive it (Chrome DevTools Protocol); none unless given. */
  debuggingPort?: number;
  /** On Ctrl-C the caller closes it; otherwise it closes itself and ends the process. */
  closedByCaller?: boolean;
}

/**
 * A headless Chromium that makes no connection of its own. Throws a Refusal that says how to get one where none starts. The
 * packages are loaded here, not at the top: without them everything else that imports this file still runs.
 */
export async function openBrowser(wish: BrowserWish = {}): Promise<Browser> {
  const { file, debuggingPort, closedByCaller = false } = wish;
  const args =
    debuggingPort === undefined ? flags : [...flags, `--remote-debugging-port=${debuggingPort}`];
  if (file !== undefined && !existsSync(file)) throw noBrowser(`there is no file ${file}`);
  try {
    const { chromium } = await import("playwright-core");
    const executablePath =
      file ?? systemBrowsers.find((path) => existsSync(path)) ?? (await packagedBrowser());
    return await chromium.launch({ executablePath, args, handleSIGINT: !closedByCaller });
  } catch (error) {
    throw noBrowser(firstLine(error));
  }
}

async function packagedBrowser(): Promise<string> {
  const { default: sparticuz } = await import("@sparticuz/chromium");
  return sparticuz.executablePath();
}

function noBrowser(why: string): Refusal {
  return new Refusal(
    `No Chromium could be opened: ${why}. Run "npm ci" for the one of the packages (Linux, x64), install Chromium with the system's packages, or name one, for example --browser /usr/bin/chromium.`,
  );
}

function firstLine(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line.replace(/[.:]+$/, "");
}
