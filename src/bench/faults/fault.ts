import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** The site under test, as a fault needs it. */
export interface SiteUnderTest {
  port: number;
  /** Forms that the dynamic worker stores in a second when nothing else goes on. */
  formsPerSecond: number;
  /** Folder of its inbox (SQLite). */
  dataFolder: string;
  /** Its supervisor. */
  pid: number;
  /** Process ids of its workers, by the file they run. */
  workers(file: "static-worker.ts" | "dynamic-worker.ts"): number[];
  /** Starts one of the other loads of this folder, to be ended by `disconnect`. */
  load(file: string, ...words: string[]): ChildProcess;
}

/** Something that happens while pages are being asked for. */
export interface Fault {
  name: string;
  about: string;
  /** Makes it happen; gives what undoes it and a few words of what was seen. */
  begin(site: SiteUnderTest): () => Promise<string>;
}

/** Asks a load what it has seen so far. */
export function askLoad(load: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    load.once("message", (seen) => resolve(JSON.stringify(seen).replaceAll('"', "")));
    load.send("how many");
  });
}

/** The same, and ends it. */
export async function endLoad(load: ChildProcess): Promise<string> {
  const seen = await askLoad(load);
  load.disconnect();
  return seen;
}

/** Forms at so many times the rate that the dynamic worker can store. */
const flood = (site: SiteUnderTest, times = 10): ChildProcess =>
  site.load("flood.ts", String(site.port), "512", String(site.formsPerSecond * times));

/** A flood after which what was acknowledged is compared with what the store holds. */
function countedFlood(site: SiteUnderTest, times: number): () => Promise<string> {
  const storedBefore = countStored(site.dataFolder);
  const load = flood(site, times);
  return async () => {
    const seen = await endLoad(load);
    return `${seen} stored: ${countStored(site.dataFolder) - storedBefore}`;
  };
}

function countStored(dataFolder: string): number {
  const store = new DatabaseSync(join(dataFolder, "inbox.sqlite"), { readOnly: true });
  const count = store.prepare("select count(*) as stored from feedback").get()?.["stored"];
  store.close();
  return Number(count);
}

const signal = (pids: readonly number[], name: NodeJS.Signals): void => {
  for (const pid of pids) process.kill(pid, name);
};
const nothingToUndo = () => Promise.resolve("");

/** In the order in which they are tried. */
export const faults: readonly Fault[] = [
  {
    name: "flood",
    about: "forms come ten times as fast as the dynamic worker can store them",
    begin: (site) => countedFlood(site, 10),
  },
  {
    name: "flood of 20",
    about: "forms come twenty times as fast as the dynamic worker can store them",
    begin: (site) => countedFlood(site, 20),
  },
  {
    name: "stopped",
    about: "the dynamic worker is stopped (SIGSTOP) while the same flood goes on",
    begin(site) {
      const stopped = site.workers("dynamic-worker.ts");
      signal(stopped, "SIGSTOP");
      const load = flood(site);
      return async () => {
        signal(stopped, "SIGCONT");
        return endLoad(load);
      };
    },
  },
  {
    name: "dynamic killed",
    about: "the dynamic worker is killed (SIGKILL) while the same flood goes on",
    begin(site) {
      const load = flood(site);
      signal(site.workers("dynamic-worker.ts"), "SIGKILL");
      return () => endLoad(load);
    },
  },
  {
    name: "static killed",
    about: "one of two static workers is killed (SIGKILL)",
    begin(site) {
      signal(site.workers("static-worker.ts").slice(0, 1), "SIGKILL");
      return nothingToUndo;
    },
  },
  {
    name: "slow clients",
    about: "10,000 connections that are silent, drip their headers or never read",
    begin(site) {
      const load = site.load("silent-clients.ts", String(site.port), "10000");
      return async () => `${await endLoad(load)} connections opened`;
    },
  },
  {
    name: "deploy",
    about: "the build is loaded again (SIGHUP), three times",
    begin(site) {
      const loads = [0, 2000, 4000].map((afterMs) =>
        setTimeout(() => signal([site.pid], "SIGHUP"), afterMs),
      );
      return () => {
        for (const load of loads) clearTimeout(load);
        return nothingToUndo();
      };
    },
  },
];
