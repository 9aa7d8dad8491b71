import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A running server. */
export interface Site {
  process: ChildProcess;
  port: number;
  data: string;
  /** Settles with the first output line that matches. */
  says(pattern: RegExp): Promise<string>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** A port of the loopback that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The whole server on the build in `folder`, as `npm start` runs it, with data in a folder of its own. */
export async function startSite(
  settings: Record<string, string> = {},
  folder = process.cwd(),
): Promise<Site> {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), "freshet-data-"));
  const child = spawn(process.execPath, [resolve("src/server/main.ts")], {
    cwd: folder,
    env: {
      ...process.env,
      FRESHET_PORT: String(port),
      FRESHET_HOST: "127.0.0.1",
      FRESHET_WORKERS: "2",
      FRESHET_METRICS_PORT: "0",
      FRESHET_DATA: data,
      FRESHET_DYNAMIC_DEADLINE_MS: "500",
      ...settings,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once("exit", (code, signal) => resolve({ code, signal })),
  );
  let output = "";
  const waiting: { pattern: RegExp; resolve: (line: string) => void }[] = [];
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    for (const { pattern, resolve } of waiting) {
      const match = pattern.exec(output);
      if (match !== null) resolve(match[0]);
    }
  });
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const match = pattern.exec(output);
      if (match !== null) resolve(match[0]);
      else waiting.push({ pattern, resolve });
      void ended.then(() => reject(new Error(`The server ended and said: ${output}`)));
    });
  const remove = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { process: child, port, data, says, remove, ended };
}
