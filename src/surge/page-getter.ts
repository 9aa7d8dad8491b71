import { Pool } from "undici";
import { createConnector } from "./connector.ts";
import type { Fetched, Get } from "./discover.ts";
import { LAB_AGENT } from "./mix.ts";
import type { Target } from "./target.ts";

const WAIT_MS = 10_000;
const MOST_BYTES = 8_000_000;
const HEADERS = { "accept-encoding": "identity", "user-agent": LAB_AGENT };

/** Reads pages of the target for discovery, before the run: whole bodies, uncompressed. */
export function createPageGetter(target: Target): { get: Get; close(): Promise<void> } {
  const pool = new Pool(target.origin, {
    connections: 8,
    allowH2: false,
    connect: createConnector(target, WAIT_MS),
    maxResponseSize: MOST_BYTES,
  });
  const get: Get = async (path) => {
    try {
      const options = {
        path,
        method: "GET" as const,
        headers: HEADERS,
        signal: AbortSignal.timeout(WAIT_MS),
      };
      const { statusCode: status, headers, body } = await pool.request(options);
      const type =
        String(headers["content-type"] ?? "")
          .split(";", 1)[0]
          ?.trim()
          .toLowerCase() ?? "";
      const location = headers["location"] === undefined ? null : String(headers["location"]);
      return { status, type, location, body: await body.text(), error: null };
    } catch (error) {
      return failed(error as NodeJS.ErrnoException);
    }
  };
  return { get, close: () => pool.destroy() };
}

function failed(error: NodeJS.ErrnoException): Fetched {
  const reason =
    error.name === "TimeoutError"
      ? `no answer in ${WAIT_MS / 1000} s`
      : (error.code ?? error.message);
  return { status: 0, type: "", location: null, body: "", error: reason };
}
