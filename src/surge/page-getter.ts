import { Pool } from "undici";
import { createConnector } from "./connector.ts";
import type { Fetched } from "./discover.ts";
import { LAB_AGENT } from "./mix.ts";
import type { Target } from "./target.ts";

const WAIT_MS = 10_000;
const MOST_BYTES = 8_000_000;

/** What came, with the fields that say how to ask whether it still holds. */
export interface FetchedPage extends Fetched {
  etag: string | null;
  lastModified: string | null;
}

/** Reads pages of the target before the run: whole bodies; uncompressed for discovery. */
export function createPageGetter(target: Target): {
  get(path: string, encoding?: string): Promise<FetchedPage>;
  /** After how many idle seconds the site closes a connection, as its `Keep-Alive` field said; null when it never said. */
  idleLimitS(): number | null;
  close(): Promise<void>;
} {
  const pool = new Pool(target.origin, {
    connections: 8,
    allowH2: false,
    connect: createConnector(target, WAIT_MS),
    maxResponseSize: MOST_BYTES,
  });
  let idleLimitS: number | null = null;
  const get = async (path: string, encoding = "identity"): Promise<FetchedPage> => {
    try {
      const options = {
        path,
        method: "GET" as const,
        headers: { "accept-encoding": encoding, "user-agent": LAB_AGENT },
        signal: AbortSignal.timeout(WAIT_MS),
      };
      const { statusCode: status, headers, body } = await pool.request(options);
      const type =
        String(headers["content-type"] ?? "")
          .split(";", 1)[0]
          ?.trim()
          .toLowerCase() ?? "";
      const field = (name: string): string | null =>
        headers[name] === undefined ? null : String(headers[name]);
      const timeout = /\btimeout=(\d+)/.exec(field("keep-alive") ?? "")?.[1];
      if (timeout !== undefined) idleLimitS = Number(timeout);
      return {
        status,
        type,
        location: field("location"),
        body: await body.text(),
        error: null,
        etag: field("etag"),
        lastModified: field("last-modified"),
      };
    } catch (error) {
      return failed(error as NodeJS.ErrnoException);
    }
  };
  return { get, idleLimitS: () => idleLimitS, close: () => pool.destroy() };
}

function failed(error: NodeJS.ErrnoException): FetchedPage {
  const reason =
    error.name === "TimeoutError"
      ? `no answer in ${WAIT_MS / 1000} s`
      : (error.code ?? error.message);
  const nothing = { location: null, etag: null, lastModified: null };
  return { status: 0, type: "", body: "", error: reason, ...nothing };
}
