import { setTimeout as wait } from "node:timers/promises";
import type { TableOnDisk } from "../../delivery/stored-table.ts";
import { toEdgeSite } from "../edge-site.ts";
import type { Source } from "../read-source.ts";
import type { Outcome } from "./ask.ts";
import { ask } from "./ask.ts";
import type { CheckResult } from "./check.ts";
import { isRow, worstOf } from "./check.ts";
import { findDrift, toQuestions } from "./drift.ts";
import { fileNamedBy, toNextBuild, toSample } from "./next-build.ts";
import { startRealServer } from "./real-server.ts";
import type { TierName } from "./running-edge.ts";
import { startEdge } from "./running-edge.ts";

/** Edge against the real server: every address of the table. */
export async function checkDrift(
  tier: TierName,
  dist: string,
  build: TableOnDisk,
): Promise<CheckResult[]> {
  await using stack = new AsyncDisposableStack();
  const source = toSource(build);
  const server = await startRealServer(dist, build);
  stack.defer(server.stop);
  const edge = await startEdge(tier, source, [server.address]);
  stack.defer(edge.stop);
  const questions = toQuestions(source);
  const { differences, worstMs } = await findDrift(edge.door, server.door, questions);
  return [
    {
      name: `drift: ${questions.length} requests, edge against the real server`,
      saw: differences.length === 0 ? "no difference" : differences.slice(0, 5).join("; "),
      originRequests: null,
      worstMs,
      expected: "no difference in status, headers or bytes",
      holds: differences.length === 0,
    },
  ];
}

const readers = 8;
const samplePages = 100;
const pauseMs = 25;
/** So long people read between two steps of the deploy. */
const stepMs = 1000;
/** By then every edge must have the new build. */
const arrivalMs = 10_000;

/**
 * Two real servers and an edge change builds one after the other while people read: one server swaps, the other is stopped and
 * started, then the edge loads. Each reader takes a page and the file that it names; both must be there, whole, of either build.
 */
export async function checkDeploy(
  tier: TierName,
  dist: string,
  built: TableOnDisk,
): Promise<CheckResult[]> {
  await using stack = new AsyncDisposableStack();
  const before = await toNextBuild(toSample(built, samplePages), "before");
  const next = await toNextBuild(before, "after");
  const servers = [await startRealServer(dist, before), await startRealServer(dist, before)];
  for (const { stop } of servers) stack.defer(stop);
  const edge = await startEdge(
    tier,
    toSource(before),
    servers.map(({ address }) => address),
  );
  stack.defer(edge.stop);
  const sources = [toSource(before), toSource(next)];
  const pages =
    sources[0]?.site.rows.filter(({ contentType }) => contentType.startsWith("text/html")) ?? [];
  const outcomes: Outcome[] = [];
  const wrong: string[] = [];
  let reading = true;
  const read = async (first: number): Promise<void> => {
    for (let turn = first; reading; turn += readers) {
      const path = pages[turn % pages.length]?.address ?? "/";
      const page = await ask(edge.door, { path });
      outcomes.push(page);
      if (!sources.some((source) => isRow(source, path, page)))
        wrong.push(`${path} ${page.kind} ${page.status}`);
      const file = fileNamedBy(page.body);
      if (file === null) wrong.push(`${path} names no file`);
      else {
        const style = await ask(edge.door, { path: file });
        outcomes.push(style);
        if (style.status !== 200 || style.kind !== "whole")
          wrong.push(`${file} ${style.kind} ${style.status}`);
      }
      await wait(pauseMs);
    }
  };
  const all = Promise.all(Array.from({ length: readers }, (_, index) => read(index)));
  await wait(stepMs);
  servers[0]?.swap(next);
  await wait(stepMs);
  await servers[1]?.restart(next);
  await wait(stepMs);
  await edge.load(toSource(next));
  const path = pages[0]?.address ?? "/";
  let arrived = false;
  for (let waitedMs = 0; !arrived && waitedMs < arrivalMs; waitedMs += stepMs) {
    await wait(stepMs);
    arrived = isRow(toSource(next), path, await ask(edge.door, { path }));
  }
  reading = false;
  await all;
  return [
    {
      name: "deploy under readers: one server swaps, one restarts, then the edge loads",
      saw: `${outcomes.length} answers, ${wrong.length} errors${wrong.length > 0 ? `: ${wrong.slice(0, 5).join("; ")}` : ""}; new build ${arrived ? "arrived" : "missing"}`,
      originRequests: null,
      worstMs: worstOf(outcomes),
      expected: "no error, and the new build at the end",
      holds: wrong.length === 0 && arrived,
    },
  ];
}

function toSource({ table, bodies }: TableOnDisk): Source {
  return { site: toEdgeSite(table), bodies };
}
