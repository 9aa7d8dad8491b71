import type { Ask } from "../../src/surge/browser/ask.ts";
import { createWardrobe } from "../../src/surge/browser/wardrobe.ts";
import { createNumbers } from "../../src/surge/crew/crowd-player.ts";
import { createStage } from "../../src/surge/crew/player.ts";
import type { Connection } from "../../src/surge/http/connection.ts";
import { parseHead } from "../../src/surge/http/head.ts";
import { toSitePath } from "../../src/surge/page-parts.ts";
import type { Delta } from "../../src/surge/recorder.ts";
import type { Failure } from "../../src/surge/result.ts";
import { addCounts, createCounts } from "../../src/surge/results/counts.ts";
import type { Counts } from "../../src/surge/results/measures.ts";
import type { Site } from "../../src/surge/site.ts";
import type { Visit } from "../../src/surge/visit.ts";
import { Visitor } from "../../src/surge/visitor.ts";
import type { World } from "../../src/surge/visitor.ts";
import { createMovedClock } from "./moved-clock.ts";
import type { MovedClock } from "./moved-clock.ts";

/** How a staged site answers: a status line with fields, or a failure, and how long it takes. */
export interface StagedAnswer {
  status?: number;
  fields?: string[];
  failure?: Failure;
  takesMs?: number;
}

/** What was sent, as a person would note it down. */
export interface Sent {
  atMs: number;
  dueMs: number;
  text: string;
  condition: string | undefined;
  body: string;
  connection: number;
}

/** A world of its own, in which time is moved by hand and a function answers. */
export function stage(
  site: Site,
  answer: (ask: Ask, asked: number) => StagedAnswer,
  part: Partial<World> & { slowMs?: number } = {},
): {
  clock: MovedClock;
  sent: Sent[];
  live(visit: Visit): Visitor;
  left(): number;
  /** Everything counted so far. */
  counts(): Counts;
  deltas: Delta[];
} {
  const clock = createMovedClock();
  const deltas: Delta[] = [];
  const { loop, recorder } = createStage(clock, {
    second: (delta) => deltas.push(delta),
    end: () => {},
  });
  const sent: Sent[] = [];
  let left = 0;
  let dialled = 0;
  const asked = new Map<string, number>();
  const world: World = {
    loop,
    site,
    recorder,
    outfitOf: createWardrobe("http://127.0.0.1:4321"),
    idOf: createNumbers(),
    toPath: (location, base) => toSitePath(location, base, new Set(["127.0.0.1:4321"])),
    reload: null,
    mostConnections: 1,
    sign: null,
    seed: 1,
    onLeft: () => left++,
    dial(asker) {
      const number = dialled++;
      let under: { ask: Ask; sentMs: number } | null = null;
      const settle = (row: StagedAnswer): void => {
        if (under === null) return;
        const { ask, sentMs } = under;
        under = null;
        const lines = [
          `HTTP/1.1 ${row.status ?? 200} X`,
          "Content-Length: 1",
          ...(row.fields ?? []),
        ];
        const head = row.failure === undefined ? parseHead(lines.join("\r\n")) : null;
        const told = {
          head,
          failure: row.failure ?? null,
          sentMs,
          doneMs: loop.nowMs(),
          bytes: 100,
          sentAgain: false,
        };
        asker.onAnswer(connection, ask, told);
      };
      const connection: Connection<Ask> = {
        get isBusy() {
          return under !== null;
        },
        send(request, ask) {
          const turn = (asked.get(ask.path) ?? 0) + 1;
          asked.set(ask.path, turn);
          const sentMs = loop.nowMs();
          const condition =
            request.headers["if-none-match"] ?? request.headers["if-modified-since"];
          const text = `${request.method} ${request.path}`;
          sent.push({
            atMs: sentMs,
            dueMs: ask.dueMs,
            text,
            condition,
            body: request.body,
            connection: number,
          });
          const mine = { ask, sentMs };
          under = mine;
          const row = answer(ask, turn);
          loop.at(sentMs + (row.takesMs ?? 10), {
            onDue: () => (under === mine ? settle(row) : undefined),
          });
          if (part.slowMs === undefined) return;
          loop.at(sentMs + part.slowMs, {
            onDue: () => (under === mine ? asker.onSlow?.(connection, ask) : undefined),
          });
        },
        giveUp: (failure) => settle({ failure }),
        close: () => (under = null),
        cut: () => (under = null),
      };
      return connection;
    },
    ...part,
  };
  loop.start();
  return {
    clock,
    sent,
    deltas,
    live(visit) {
      const visitor = new Visitor(world, visit);
      visitor.begin();
      return visitor;
    },
    left: () => left,
    counts() {
      const all = createCounts();
      for (const { counts } of deltas) addCounts(all, counts);
      addCounts(all, recorder.counts);
      return all;
    },
  };
}
