import type { Ask } from "../browser/ask.ts";
import { createClock } from "../clock.ts";
import { startCpuMeter } from "../cpu.ts";
import type { CpuMeter } from "../cpu.ts";
import { readLines } from "../files.ts";
import type { Dial, Patience } from "../http/connection.ts";
import { createH2Dial } from "../http/h2-connection.ts";
import { createNetDial } from "../http/net-connection.ts";
import { createUndiciDial } from "../http/undici-connection.ts";
import type { Loop } from "../loop.ts";
import { createReplayCounts } from "../replay/logged-request.ts";
import { createReplayPlayer } from "../replay/replay-player.ts";
import type { ReplayAsk } from "../replay/replay-player.ts";
import { scheduleReplay } from "../replay-schedule.ts";
import { createCrowdPlayer } from "./crowd-player.ts";
import type { Job, Order, Report } from "./job.ts";
import { createStage } from "./player.ts";
import type { Player, Stage } from "./player.ts";

/** Does one process's part: takes orders, tells reports. The same in the lab's own process and in a forked one. */
export function createWorker(tell: (report: Report) => void): (order: Order) => Promise<void> {
  const clock = createClock();
  const cpu = startCpuMeter();
  let player: Player | null = null;
  return async (order) => {
    if (order.kind === "start") {
      clock.startAt(order.monotonicMs);
      // Getting ready is not sending.
      cpu.takeMs();
      player?.start();
    } else if (order.kind === "stop") {
      player?.stop();
    } else {
      player = await createPlayer(order.job, { clock, cpu, tell });
      tell({ kind: "ready" });
    }
  };
}

async function createPlayer(
  job: Job,
  {
    clock,
    cpu,
    tell,
  }: { clock: ReturnType<typeof createClock>; cpu: CpuMeter; tell: (report: Report) => void },
): Promise<Player> {
  const counts = createReplayCounts();
  const stage: Stage = createStage(clock, {
    second(delta) {
      const effort = { cpuMs: cpu.takeMs(), rssBytes: process.memoryUsage.rss() };
      tell({ kind: "second", delta, effort });
    },
    end: () => tell({ kind: "done", log: job.kind === "replay" ? { ...counts } : null }),
  });
  if (job.kind === "crowd") {
    const { patience, reload } = job.profile.visit;
    const slowMs = reload ? reload.slowS * 1000 : null;
    const people = {
      patienceMs: patience.seconds * 1000,
      slowMs: toSlow(slowMs, patience.seconds * 1000),
    };
    return createCrowdPlayer(job, stage, dialer<Ask>(job, people));
  }
  const { speed, visitors, seed, share } = job;
  const requests = scheduleReplay(await readLines(job.file), {
    speed,
    visitors,
    seed,
    share,
    counts,
  });
  const people = { patienceMs: job.patienceMs, slowMs: null };
  return createReplayPlayer(job, requests, stage, dialer<ReplayAsk>(job, people));
}

/** Who gives up before they find it slow never reloads. */
function toSlow(slowMs: number | null, patienceMs: number): number | null {
  return slowMs !== null && slowMs < patienceMs ? slowMs : null;
}

function dialer<Ask>(
  { kind, target, hosts }: Job,
  patience: Patience,
): (loop: Loop, countOpened: () => void) => Dial<Ask> {
  const { protocol, port } = new URL(target.origin);
  return (loop, countOpened) => {
    if (target.protocol === "h2")
      return createH2Dial<Ask>({
        loop,
        target,
        patience,
        countOpened,
        isSharedByAsker: kind === "crowd",
      });
    return protocol === "https:"
      ? createUndiciDial<Ask>({ loop, target, patience, countOpened })
      : createNetDial<Ask>({ loop, hosts, port: Number(port) || 80, patience, countOpened });
  };
}
