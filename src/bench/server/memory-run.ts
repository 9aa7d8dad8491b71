import { startFreshet } from "../contestants/freshet.ts";
import type { LoadProcess } from "../load/load-process.ts";
import type { BenchSite } from "../site-files.ts";
import { readAsks } from "./asks.ts";
import { measureMemory } from "./memory.ts";
import type { ServerBench } from "./result.ts";

/** Memory of this server, started afresh: one that has been under load keeps what it grew to. */
export async function measureAllMemory(parts: {
  site: BenchSite;
  load: LoadProcess;
  say: (status: string) => void;
}): Promise<NonNullable<ServerBench["memory"]>> {
  const { site, load, say } = parts;
  say("Memory with idle connections");
  const contestant = await startFreshet(site);
  try {
    const { page } = await readAsks(contestant, site);
    const { rows } = site.table;
    return {
      table: { bodyBytes: site.bodyBytes, rows: rows.length },
      servers: { freshet: await measureMemory(contestant, page, load) },
    };
  } finally {
    await contestant.stop();
  }
}
