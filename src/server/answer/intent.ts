import type { DynamicClass } from "../../delivery/table.ts";
import type { Language } from "../../guidance/language.ts";
import { languageOfAddress } from "../../guidance/language.ts";
import type { Ask } from "./ask.ts";
import { matchesETag } from "./conditional.ts";
import type { Weights } from "./negotiate.ts";
import type { ReadyBody, ReadyRow } from "./ready-row.ts";
import type { ReadyTable } from "./ready-table.ts";

/** What the server means to do about an ask. Nothing has happened yet. */
export type Intent =
  | { kind: "send"; status: 200 | 404; body: ReadyBody; withBody: boolean; ofClass: number }
  | { kind: "not-modified"; body: ReadyBody; ofClass: number }
  | { kind: "not-acceptable" }
  | { kind: "redirect"; headers: string[] }
  | { kind: "not-allowed"; allow: string }
  | { kind: "bad-request" }
  | { kind: "expectation-failed" }
  | { kind: "health"; of: "process" | "readiness" }
  | { kind: "dynamic"; class: DynamicClass; language: Language };

/** Every intent that can be answered at once; the other needs another process. */
export type DirectIntent = Exclude<Intent, { kind: "dynamic" }>;

/** Decides by exact match of the raw path: no decoding, no dots to resolve, no file system. */
export function getIntent(
  ask: Ask,
  table: ReadyTable,
  negotiate: (field: string | undefined) => Weights,
): Intent {
  if (ask.hostIsWrong) return { kind: "bad-request" };
  const entry = table.entries.get(ask.address);
  if (entry?.kind === "dynamic") {
    return entry.methods.includes(ask.method)
      ? { kind: "dynamic", class: entry.class, language: languageAsked(ask.query) }
      : { kind: "not-allowed", allow: entry.methods.join(", ") };
  }
  if (ask.method !== "GET" && ask.method !== "HEAD")
    return { kind: "not-allowed", allow: "GET, HEAD" };
  if (entry?.kind === "redirect") return { kind: "redirect", headers: entry.headers };
  if (entry === undefined && ask.address === "/healthz") return { kind: "health", of: "process" };
  if (entry === undefined && ask.address === "/readyz") return { kind: "health", of: "readiness" };
  const weights = negotiate(ask.acceptEncoding);
  if (entry === undefined) return sendNotFound(ask, table, weights);
  return sendRow(entry, ask, weights, table.dictionary);
}

/** The 404 page in the language of the path. */
function sendNotFound(ask: Ask, table: ReadyTable, weights: Weights): DirectIntent {
  return sendRow(table.notFound[languageOfAddress(ask.address) ?? "none"], ask, weights, null);
}

function sendRow(
  row: ReadyRow,
  ask: Ask,
  weights: Weights,
  dictionary: string | null,
): DirectIntent {
  const hasDictionary = dictionary !== null && ask.availableDictionary === dictionary;
  const dcz = hasDictionary && weights.dcz > 0 ? row.dcz : null;
  const body = dcz ?? chooseBody(row.bodies, weights);
  if (body === null) return { kind: "not-acceptable" };
  const known =
    row.status === 200 && ask.ifNoneMatch !== undefined && matchesETag(ask.ifNoneMatch, body.etag);
  return known
    ? { kind: "not-modified", body, ofClass: row.ofClass }
    : {
        kind: "send",
        status: row.status,
        body,
        withBody: ask.method === "GET",
        ofClass: row.ofClass,
      };
}

/** The body with the highest weight; among equals the smallest, which stands first. Null when nothing is acceptable. */
export function chooseBody(bodies: readonly ReadyBody[], weights: Weights): ReadyBody | null {
  let best: ReadyBody | null = null;
  let bestWeight = 0;
  for (const body of bodies) {
    const weight = weights[body.encoding];
    if (weight > bestWeight) [best, bestWeight] = [body, weight];
  }
  return best;
}

/** Forms name their language in the address, so a refusal can be worded before the body is read. */
function languageAsked(query: string): Language {
  return /(?:^|&)language=fr(?:&|$)/.test(query) ? "fr" : "en";
}
