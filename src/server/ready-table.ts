import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  CacheClass,
  DynamicAddress,
  Encoding,
  StoredRow,
  StoredTable,
} from "../delivery/table.ts";
import { bodiesFile, encodings, tableFile } from "../delivery/table.ts";
import type { InBoth } from "../guidance/language.ts";

/** One representation, ready to send: bytes in memory and finished header lists (name, value, name, value…). */
export interface ReadyBody {
  encoding: Encoding;
  bytes: Buffer;
  etag: string;
  headers: string[];
  /** For a 304: the validators and policy of the 200, nothing that describes a body (RFC 9110, 15.4.5). */
  notModifiedHeaders: string[];
}

export interface ReadyRow {
  kind: "row";
  status: 200 | 404;
  /** Smallest first: the first acceptable one is the cheapest to send. */
  bodies: ReadyBody[];
}

/** What an address leads to. */
export type Entry =
  | ReadyRow
  | { kind: "redirect"; headers: string[] }
  | { kind: "dynamic"; methods: string[] };

/** The table in memory. It is never changed: a new build is a new table. */
export interface ReadyTable {
  build: string;
  entries: ReadonlyMap<string, Entry>;
  notFound: InBoth<ReadyRow> & { none: ReadyRow };
  busy: InBoth<ReadyRow>;
  /** Header list for an answer that is not in the table, of a class. */
  headersOf: (cacheClass: CacheClass) => string[];
}

/** Reads `dist/table.json` and `dist/bodies.bin`. Throws when there is no build. */
export function readTable(dist: string): ReadyTable {
  const stored = JSON.parse(readFileSync(join(dist, tableFile), "utf8")) as StoredTable;
  return toReadyTable(stored, readFileSync(join(dist, bodiesFile)));
}

/** Finishes everything that can be finished before the first request. */
export function toReadyTable(stored: StoredTable, bytes: Buffer): ReadyTable {
  const everywhere = stored.everywhere.flat();
  const headersOf = (cacheClass: CacheClass) => [
    "Cache-Control",
    stored.cacheControl[cacheClass],
    ...everywhere,
  ];
  const entries = new Map<string, Entry>();
  for (const row of stored.rows)
    entries.set(row.address, toReadyRow(row, bytes, headersOf(row.cacheClass)));
  for (const { address, location } of stored.redirects) {
    entries.set(address, {
      kind: "redirect",
      headers: ["Location", location, "Content-Length", "0", ...headersOf("redirect")],
    });
  }
  for (const { address, methods } of stored.dynamic satisfies DynamicAddress[])
    entries.set(address, { kind: "dynamic", methods });
  const rowAt = (address: string): ReadyRow => {
    const entry = entries.get(address);
    if (entry?.kind !== "row") throw new Error(`The table has no row at ${address}`);
    return entry;
  };
  return {
    build: stored.build,
    entries,
    notFound: {
      en: rowAt(stored.notFound.en),
      fr: rowAt(stored.notFound.fr),
      none: rowAt(stored.notFound.none),
    },
    busy: { en: rowAt(stored.busy.en), fr: rowAt(stored.busy.fr) },
    headersOf,
  };
}

function toReadyRow(
  { status, contentType, bodies }: StoredRow,
  bytes: Buffer,
  policy: string[],
): ReadyRow {
  const ready = encodings.flatMap((encoding): ReadyBody[] => {
    const stored = bodies[encoding];
    if (stored === undefined) return [];
    const vary = Object.keys(bodies).length > 1 ? ["Vary", "Accept-Encoding"] : [];
    const coding = encoding === "identity" ? [] : ["Content-Encoding", encoding];
    const notModifiedHeaders = ["ETag", stored.etag, ...vary, ...policy];
    return [
      {
        encoding,
        bytes: bytes.subarray(stored.offset, stored.offset + stored.sizeBytes),
        etag: stored.etag,
        headers: [
          "Content-Type",
          contentType,
          "Content-Length",
          String(stored.sizeBytes),
          ...coding,
          ...notModifiedHeaders,
        ],
        notModifiedHeaders,
      },
    ];
  });
  return { kind: "row", status, bodies: ready.toSorted((a, b) => a.bytes.length - b.bytes.length) };
}
