import { setImmediate as afterOthers } from "node:timers/promises";
import { loadStoredTable, readStoredTable } from "../../delivery/stored-table.ts";
import type {
  CacheClass,
  DynamicClass,
  Encoding,
  StoredBody,
  StoredRow,
  StoredSpan,
  StoredTable,
} from "../../delivery/table.ts";
import { encodings } from "../../delivery/table.ts";
import type { InBoth } from "../../guidance/language.ts";

import { classNumber } from "../meter/counters.ts";
import type { Prepared } from "./whole-answer.ts";
import { prepare } from "./whole-answer.ts";

/** One representation, ready to send: bytes in memory and finished header lists (name, value, name, value…). */
export interface ReadyBody {
  encoding: Encoding | "dcz";
  bytes: Buffer;
  etag: string;
  headers: string[];
  /** For a 304: the validators and policy of the 200, nothing that describes a body (RFC 9110, 15.4.5). */
  notModifiedHeaders: string[];
  /** Both answers, finished but for the date. */
  prepared: { full: Prepared; notModified: Prepared };
}

export interface ReadyRow {
  kind: "row";
  status: 200 | 404;
  /** The number of its class, as the meter counts it. */
  ofClass: number;
  /** Smallest first: the first acceptable one is the cheapest to send. */
  bodies: ReadyBody[];
  /** For clients that have the dictionary; null where there is none or the switch is off. */
  dcz: ReadyBody | null;
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
  /** What clients say that have the dictionary of this table; null while the switch is off. */
  dictionary: string | null;
  /** The busy pages with places for a visitor's own words. */
  keptWords: InBoth<string>;
  /** Header list for an answer that is not in the table, of a class. */
  headersOf: (cacheClass: CacheClass) => string[];
}

/** Reads the table of a build. Throws when there is none. */
export function readTable(dist: string, options: TableOptions): ReadyTable {
  const { table, bodies } = readStoredTable(dist);
  return toReadyTable(table, bodies, options);
}

/** The same in small steps, for a server that answers meanwhile. Rejects when there is none. */
export async function loadTable(dist: string, options: TableOptions): Promise<ReadyTable> {
  const { table, bodies } = await loadStoredTable(dist);
  const steps = tableSteps(table, bodies, options);
  let step = steps.next();
  while (step.done !== true) {
    await afterOthers();
    step = steps.next();
  }
  return step.value;
}

/** Switches of the operator. */
export interface TableOptions {
  /** Compression dictionaries (RFC 9842): one more request on a first visit, far fewer bytes on every next page. */
  dictionary: boolean;
}

/** Finishes everything that can be finished before the first request. */
export function toReadyTable(
  stored: StoredTable,
  bytes: Buffer,
  options: TableOptions,
): ReadyTable {
  const steps = tableSteps(stored, bytes, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Finishing so many rows takes about a millisecond. */
const rowsInStep = 16;

function* tableSteps(
  stored: StoredTable,
  bytes: Buffer,
  options: TableOptions,
): Generator<void, ReadyTable> {
  const dictionary = options.dictionary ? stored.dictionary : null;
  const everywhere = stored.everywhere.flat();
  const headersOf = (cacheClass: CacheClass) => [
    "Cache-Control",
    stored.cacheControl[cacheClass],
    ...everywhere,
  ];
  const entries = new Map<string, Entry>();
  for (const [index, row] of stored.rows.entries()) {
    entries.set(row.address, toReadyRow(row, bytes, headersOf(row.cacheClass), dictionary));
    if (index % rowsInStep === rowsInStep - 1) yield;
  }
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
    dictionary: dictionary?.availableAs ?? null,
    headersOf,
  };
}

function toReadyRow(
  { address, status, contentType, cacheClass, bodies, dcz }: StoredRow,
  bytes: Buffer,
  policy: string[],
  dictionary: StoredTable["dictionary"],
): ReadyRow {
  const withDcz = dictionary !== null && dcz !== undefined;
  const vary = withDcz ? "Accept-Encoding, Available-Dictionary" : "Accept-Encoding";
  const varies = Object.keys(bodies).length > 1 ? ["Vary", vary] : [];
  const finish = (encoding: Encoding | "dcz", stored: StoredBody, own: string[]): ReadyBody => {
    const coding = encoding === "identity" ? [] : ["Content-Encoding", encoding];
    const notModifiedHeaders = ["ETag", stored.etag, ...varies, ...own];
    const length = ["Content-Length", String(stored.sizeBytes)];
    const headers = ["Content-Type", contentType, ...length, ...coding, ...notModifiedHeaders];
    const body = bytes.subarray(stored.offset, stored.offset + stored.sizeBytes);
    return {
      encoding,
      bytes: body,
      etag: stored.etag,
      headers,
      notModifiedHeaders,
      prepared: {
        full: prepare(status, headers, body),
        notModified: prepare(304, notModifiedHeaders, Buffer.alloc(0)),
      },
    };
  };
  const links = [...policy, ...dictionaryHeaders(address, withDcz, dictionary)];
  const ready = encodings.flatMap((encoding) => {
    const stored = bodies[encoding];
    return stored === undefined ? [] : finish(encoding, stored, links);
  });
  return {
    kind: "row",
    status,
    ofClass: classNumber[cacheClass],
    bodies: ready.toSorted((a, b) => a.bytes.length - b.bytes.length),
    dcz: withDcz ? finish("dcz", dcz, toPrivate(policy)) : null,
  };
}

/** Pages name the dictionary, and the dictionary says what it is good for (RFC 9842, 2.1 and 3). */
function dictionaryHeaders(
  address: string,
  isPage: boolean,
  dictionary: StoredTable["dictionary"],
): string[] {
  if (dictionary === null) return [];
  if (address === dictionary.address)
    return ["Use-As-Dictionary", 'match="/*", match-dest=("document")'];
  return isPage ? ["Link", `<${dictionary.address}>; rel="compression-dictionary"`] : [];
}

/** Shared caches seldom vary on Available-Dictionary, so only the client itself may keep these answers. */
function toPrivate(policy: readonly string[]): string[] {
  return policy.map((value, index) =>
    policy[index - 1] === "Cache-Control" ? "private, max-age=60" : value,
  );
}
