import type { Browser } from "playwright-core";
import type { Fetched, FirstVisit } from "./first-visit.ts";
import { toFirstVisit } from "./first-visit.ts";
import { watchOthers } from "./others-share.ts";
import { openAndPaint, slowPhone, withPhone } from "./phone.ts";

/** One load of a page by someone who was never there, on the slow phone. */
export interface PageLoad {
  /** First contentful paint, from the start of the navigation. */
  paintMs: number;
  /** Share of the machine's cores that other programs used until then, 0 to 1. */
  othersShare: number;
  visit: FirstVisit;
}

/** Loads a page once and waits until it fetches nothing more. Throws when the answer is wrong. */
export function loadPage(browser: Browser, url: string): Promise<PageLoad> {
  return withPhone(browser, async (page, protocol) => {
    await protocol.send("Network.enable");
    await protocol.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: slowPhone.latencyMs,
      downloadThroughput: toBytesPerS(slowPhone.downKilobitsPerS),
      uploadThroughput: toBytesPerS(slowPhone.upKilobitsPerS),
    });
    await protocol.send("Emulation.setCPUThrottlingRate", { rate: slowPhone.cpuSlowdown });
    const urls = new Map<string, string>();
    const fetched: Fetched[] = [];
    protocol.on("Network.requestWillBeSent", ({ requestId, request }) =>
      urls.set(requestId, request.url),
    );
    protocol.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
      fetched.push({ url: urls.get(requestId) ?? "", sizeBytes: encodedDataLength }),
    );
    const toOthersShare = watchOthers();
    const paintMs = await openAndPaint(page, url);
    const othersShare = toOthersShare();
    await page.waitForLoadState("networkidle");
    const blocking = await page.evaluate(readBlocking);
    return { paintMs, othersShare, visit: toFirstVisit(url, fetched, blocking) };
  });
}

/**
 * CPU time of the page's main thread until it is loaded and painted, in milliseconds, at full speed and without the line.
 * The kernel counts it, so it hardly depends on what else the machine does.
 */
export function measureWork(browser: Browser, url: string): Promise<number> {
  return withPhone(browser, async (page, protocol) => {
    await protocol.send("Performance.enable", { timeDomain: "threadTicks" });
    await openAndPaint(page, url);
    const { metrics } = await protocol.send("Performance.getMetrics");
    const tasksS = metrics.find(({ name }) => name === "TaskDuration")?.value;
    if (tasksS === undefined) throw new Error("This Chromium does not tell the time of its tasks");
    return tasksS * 1000;
  });
}

function toBytesPerS(kilobitsPerS: number): number {
  return (kilobitsPerS * 1000) / 8;
}

/** Runs in the page. The property is newer than TypeScript's own list of them. */
function readBlocking(): string[] {
  return performance
    .getEntriesByType("resource")
    .filter((entry) => "renderBlockingStatus" in entry && entry.renderBlockingStatus === "blocking")
    .map(({ name }) => name);
}
