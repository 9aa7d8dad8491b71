import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./both-databases.ts";

/** A folder whose disk can be filled and freed while processes write to it. */
export interface SmallDisk {
  folder: string;
  /** Leaves no byte for the process; gives the error that writers meet. */
  fill(pid: number): void;
  free(pid: number): void;
}

/** Ways to a disk that is full, the most real one first. */
export type Means = "a small file system" | "a limit on the size of files";

/** Large enough for the tables and a few messages. */
const sizeKb = 1024;

/** Less than the log of the tables has already: every write that makes a file longer fails. */
const limitBytes = 4096;

/** Which means this machine has for this user; null where it has none. */
export function findMeans(): Means | null {
  if (process.platform !== "linux") return null;
  const folder = join(tmpdir(), `freshet-try-${process.pid}`);
  const script = `mkdir ${folder} && mount -t tmpfs -o size=64k none ${folder} && umount ${folder}; code=$?; rmdir ${folder}; exit $code`;
  if (spawnSync("sh", ["-c", script], { stdio: "ignore" }).status === 0)
    return "a small file system";
  const limited = spawnSync("prlimit", ["--pid", String(process.pid), "--fsize"], {
    stdio: "ignore",
  });
  return limited.status === 0 ? "a limit on the size of files" : null;
}

/** Such a folder, which goes with the test. Throws when the means is not there after all. */
export function openSmallDisk(means: Means): SmallDisk {
  const folder = temporaryFolder();
  return means === "a small file system" ? mounted(folder) : limited(folder);
}

function mounted(folder: string): SmallDisk {
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${sizeKb}k`, "none", folder]);
  // Lazily: whoever still writes keeps it until they end.
  onTestFinished(() => void execFileSync("umount", ["--lazy", folder]));
  const filler = join(folder, "filler");
  return {
    folder,
    fill() {
      const file = openSync(filler, "w");
      try {
        for (;;) writeSync(file, Buffer.alloc(4096));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler),
  };
}

function limited(folder: string): SmallDisk {
  // The soft limit only: the hard one could not be raised again.
  const limit = (pid: number, bytes: string) =>
    void execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`]);
  return {
    folder,
    fill: (pid) => limit(pid, String(limitBytes)),
    free: (pid) => limit(pid, "unlimited"),
  };
}
