import { setTimeout as wait } from "node:timers/promises";
import { findStoredTable } from "../../delivery/stored-table.ts";
import { Refusal } from "../../cli/refusal.ts";
import type { LoadAsk } from "../load/load-messages.ts";
import { probe } from "../server/probe.ts";
import { toRequestText } from "../server/request-text.ts";
import { pickPage } from "../site-files.ts";
import type { RowId } from "./result.ts";
import type { TlsAsk } from "./tls-order.ts";

/** One request in both spellings: over HTTP/1.1 and over HTTP/2. */
export interface EdgeAsk {
  plain: LoadAsk;
  tls: TlsAsk;
}

/** What the rows ask for. */
export interface EdgeAsks {
  page: { address: string; brBytes: number };
  of: Record<RowId, EdgeAsk>;
}

const form = "/api/feedback?language=en";
const message = JSON.stringify({ page: "immigrate/visit", language: "en", found: "no" });
const headers = {
  accept: "text/html",
  "accept-encoding": "gzip, deflate, br",
  "accept-language": "en-CA,en;q=0.9,fr;q=0.8",
};

/** The page of middle size with its validator from the build, and a form that the server on this port refuses. */
export async function readAsks(refusingPort: number): Promise<EdgeAsks> {
  const stored = findStoredTable("dist");
  if (stored === null) throw new Refusal('There is no build to serve: run "npm run build" first.');
  const { address, bodies } = pickPage(stored.table.rows);
  const br = bodies.br;
  if (br === undefined) throw new Error(`${address} has no brotli body`);
  const { sizeBytes, etag } = br;
  const page: EdgeAsk = {
    plain: { request: toRequestText(address), status: 200, bodyBytes: sizeBytes },
    tls: { method: "GET", path: address, headers, status: 200, bodyBytes: sizeBytes },
  };
  return {
    page: { address, brBytes: sizeBytes },
    of: {
      page,
      new: {
        ...page,
        plain: { ...page.plain, request: toRequestText(address, ["Connection: close"]) },
      },
      returning: page,
      "not-modified": {
        plain: {
          request: toRequestText(address, [`If-None-Match: ${etag}`]),
          status: 304,
          bodyBytes: 0,
        },
        tls: {
          ...page.tls,
          headers: { ...headers, "if-none-match": etag },
          status: 304,
          bodyBytes: 0,
        },
      },
      form: toFormAsk(await readRefusal(refusingPort)),
    },
  };
}

function toFormAsk(bodyBytes: number): EdgeAsk {
  const type = "application/json";
  const fields = [`Content-Type: ${type}`, `Content-Length: ${message.length}`];
  const head = toRequestText(form, fields).replace("GET", "POST");
  return {
    plain: { request: `${head}${message}`, status: 503, bodyBytes },
    tls: {
      method: "POST",
      path: form,
      headers: { ...headers, "content-type": type },
      body: message,
      status: 503,
      bodyBytes,
    },
  };
}

const mostTries = 100;

/** Bytes of the page that says that forms are paused. The dynamic worker may still be starting, which is a refusal too. */
async function readRefusal(port: number): Promise<number> {
  let bodyBytes = 0;
  for (let inRow = 0, tried = 0; inRow < 3; tried += 1) {
    if (tried === mostTries) throw new Error("Forms stay open though the surge switch is thrown");
    const { status, body } = await probe(port, form, { body: message });
    [inRow, bodyBytes] = status === 503 ? [inRow + 1, body.length] : [0, 0];
    await wait(100);
  }
  return bodyBytes;
}
