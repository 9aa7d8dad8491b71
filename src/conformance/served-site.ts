import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "../cli/refusal.ts";

/** The built site, served as readers get it. */
export interface ServedSite {
  origin: string;
  stop(): Promise<void>;
}

/** Starts the server on the build in this folder, with data that go away with it. Throws a Refusal with what it said when it does not start. */
export async function serveSite(): Promise<ServedSite> {
  const port = await findFreePort();
  const data = mkdtempSync(join(tmpdir(), "freshet-conformance-"));
  const server = spawn(process.execPath, [join(import.meta.dirname, "..", "server", "main.ts")], {
    env: {
      ...process.env,
      FRESHET_PORT: String(port),
      FRESHET_HOST: "127.0.0.1",
      FRESHET_WORKERS: "1",
      FRESHET_METRICS_PORT: "0",
      FRESHET_DATA: data,
      FRESHET_ACCESS_LOG: "off",
      FRESHET_TRUSTED_PEERS: "127.0.0.1",
      FRESHET_CLIENT_HEADER: "x-client",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(server, "exit");
  const stop = async (): Promise<void> => {
    server.kill("SIGTERM");
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  await new Promise<void>((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("Forms are open")) resolve();
    });
    void ended.then(() =>
      reject(new Refusal(`The server does not start: ${said.trim() || "it said nothing"}`)),
    );
  });
  return { origin: `http://127.0.0.1:${port}`, stop };
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Refusal("No port is free.");
  return address.port;
}
