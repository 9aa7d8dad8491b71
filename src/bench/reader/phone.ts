import type { Browser, CDPSession, Page } from "playwright-core";

/**
 * A slow phone on a poor mobile line. The browser holds back every answer by the latency and lets bytes through at the rate;
 * the setting up of a connection costs nothing here, for no page.
 */
export const slowPhone = {
  downKilobitsPerS: 1600,
  upKilobitsPerS: 750,
  latencyMs: 150,
  cpuSlowdown: 4,
  screen: { width: 412, height: 823 },
  pixelRatio: 1.75,
};

const paintWithinMs = 20_000;

/**
 * Gives `work` a page in a fresh context, with no cache and no connection, and closes it. `protocol` drives the browser
 * below what the page can see.
 */
export async function withPhone<Result>(
  browser: Browser,
  work: (page: Page, protocol: CDPSession) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({
    viewport: slowPhone.screen,
    deviceScaleFactor: slowPhone.pixelRatio,
    isMobile: true,
    hasTouch: true,
  });
  try {
    const page = await context.newPage();
    return await work(page, await context.newCDPSession(page));
  } finally {
    await context.close();
  }
}

/**
 * Opens an address and waits for its first text or picture (first contentful paint, W3C Paint Timing): milliseconds from the
 * start of the navigation. Throws when the answer is not a 200 in brotli, or nothing is painted.
 */
export async function openAndPaint(page: Page, url: string): Promise<number> {
  const response = await page.goto(url, { waitUntil: "load" });
  const encoding = response?.headers()["content-encoding"] ?? "identity";
  if (response?.status() !== 200 || encoding !== "br")
    throw new Error(`${url} was answered with ${response?.status()} in ${encoding}, not 200 in br`);
  const paintMs = await page.evaluate(readFirstPaint, paintWithinMs);
  if (paintMs === null) throw new Error(`${url} painted nothing in ${paintWithinMs} ms`);
  return paintMs;
}

/** Runs in the page. */
function readFirstPaint(withinMs: number): Promise<number | null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), withinMs);
    new PerformanceObserver((list) => {
      const [entry] = list.getEntriesByName("first-contentful-paint");
      if (entry !== undefined) resolve(entry.startTime);
    }).observe({ type: "paint", buffered: true });
  });
}
