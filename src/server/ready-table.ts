import { readStoredTable } from "../delivery/stored-table.ts";
import type {
  CacheClass,
  DynamicClass,
  Encoding,
  StoredRow,
  StoredSpan,
  StoredTable,
} from "../delivery/table.ts";
import { encodings } from "../delivery/table.ts";
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
  cacheClass: CacheClass;
  /** Smallest first: the first acceptable one is the cheapest to send. */
  bodies: ReadyBody[];
}

/** What an address leads to. */
export type Entry =
  | ReadyRow
  | { kind: "redirect"; headers: string[] }
  | { kind: "dynamic"; methods: string[]; class: DynamicClass };

/** The table in memory. It is never changed: a new build is a new table. */
export interface ReadyTable {
  build: string;
  entries: ReadonlyMap<string, Entry>;
  notFound: InBoth<ReadyRow> & { none: ReadyRow };
  busy: InBoth<ReadyRow>;
  /** The busy pages with places for a visitor's own words. */
  keptWords: InBoth<string>;
  /** Header list for an answer that is not in the table, of a class. */
  headersOf: (cacheClass: CacheClass) => string[];
}

/** Reads the table of a build. Throws when there is none. */
export function readTable(dist: string): ReadyTable {
  const { table, bodies } = readStoredTable(dist);
  return toReadyTable(table, bodies);
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
  for (const row of stored.dynamic) {
    entries.set(row.address, { kind: "dynamic", methods: row.methods, class: row.class });
  }
  const rowAt = (address: string): ReadyRow => {
    const entry = entries.get(address);
    if (entry?.kind !== "row") throw new Error(`The table has no row at ${address}`);
    return entry;
  };
  const textAt = ({ offset, sizeBytes }: StoredSpan) =>
    bytes.toString("utf8", offset, offset + sizeBytes);
  return {
    build: stored.build,
    entries,
    notFound: {
      en: rowAt(stored.notFound.en),
      fr: rowAt(stored.notFound.fr),
      none: rowAt(stored.notFound.none),
    },
    busy: { en: rowAt(stored.busy.en), fr: rowAt(stored.busy.fr) },
    keptWords: { en: textAt(stored.keptWords.en), fr: textAt(stored.keptWords.fr) },
    headersOf,
  };
}

function toReadyRow(
  { status, contentType, cacheClass, bodies }: StoredRow,
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
  return {
    kind: "row",
    status,
    cacheClass,
    bodies: ready.toSorted((a, b) => a.bytes.length - b.bytes.length),
  };
}
