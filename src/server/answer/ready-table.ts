import { loadStoredTable, readStoredTable } from "../../delivery/stored-table.ts";
import type {
  CacheClass,
  DynamicClass,
  StoredRow,
  StoredSpan,
  StoredTable,
} from "../../delivery/table.ts";
import type { InBoth } from "../../guidance/language.ts";
import type { KeptWords } from "../dynamic/kept-words.ts";
import { createKeptWords } from "../dynamic/kept-words.ts";
import type { ReadyRow } from "./ready-row.ts";
import { toReadyRow } from "./ready-row.ts";

/** What an address leads to. */
export type Entry =
  | ReadyRow
  | { kind: "redirect"; headers: string[] }
  | { kind: "dynamic"; methods: string[]; class: DynamicClass };

/** Entries by raw path. */
export interface Entries extends Iterable<[address: string, entry: Entry]> {
  get(address: string): Entry | undefined;
}

/** The table in memory. It is never changed: a new build is a new table. */
export interface ReadyTable {
  build: string;
  entries: Entries;
  notFound: InBoth<ReadyRow> & { none: ReadyRow };
  busy: InBoth<ReadyRow>;
  /** What clients say that have the dictionary of this table; null while the switch is off. */
  dictionary: string | null;
  /** The busy pages with a visitor's own words in them. */
  keptWords: InBoth<KeptWords>;
  /** Header list for an answer that is not in the table, of a class. */
  headersOf: (cacheClass: CacheClass) => readonly string[];
}

/** Switches of the operator. */
export interface TableOptions {
  /** Compression dictionaries (RFC 9842): one more request on a first visit, far fewer bytes on every next page. */
  dictionary: boolean;
}

/** Reads the table of a build. Throws when there is none. */
export function readTable(dist: string, options: TableOptions): ReadyTable {
  const { table, bodies } = readStoredTable(dist);
  return toReadyTable(table, bodies, options);
}

/** The same for a server that answers meanwhile. Rejects when there is none. */
export async function loadTable(dist: string, options: TableOptions): Promise<ReadyTable> {
  const { table, bodies } = await loadStoredTable(dist);
  return toReadyTable(table, bodies, options);
}

/** A table to answer from, given at once: see `toEntries`. */
export function toReadyTable(
  stored: StoredTable,
  bytes: Buffer,
  options: TableOptions,
): ReadyTable {
  const everywhere = stored.everywhere.flat();
  const policies = new Map(
    Object.entries(stored.cacheControl).map(([cacheClass, cacheControl]) => [
      cacheClass,
      ["Cache-Control", cacheControl, ...everywhere],
    ]),
  );
  const headersOf = (cacheClass: CacheClass) => policies.get(cacheClass) ?? everywhere;
  const dictionary = options.dictionary ? stored.dictionary : null;
  const entries = toEntries(stored, headersOf, (row) =>
    toReadyRow(row, { bytes, policy: headersOf(row.cacheClass), dictionary }),
  );
  const rowAt = (address: string): ReadyRow => {
    const entry = entries.get(address);
    if (entry?.kind !== "row") throw new Error(`The table has no row at ${address}`);
    return entry;
  };
  const keptWordsAt = ({ offset, sizeBytes }: StoredSpan) =>
    createKeptWords(bytes.toString("utf8", offset, offset + sizeBytes));
  return {
    build: stored.build,
    entries,
    notFound: {
      en: rowAt(stored.notFound.en),
      fr: rowAt(stored.notFound.fr),
      none: rowAt(stored.notFound.none),
    },
    busy: { en: rowAt(stored.busy.en), fr: rowAt(stored.busy.fr) },
    keptWords: { en: keptWordsAt(stored.keptWords.en), fr: keptWordsAt(stored.keptWords.fr) },
    dictionary: dictionary?.availableAs ?? null,
    headersOf,
  };
}

/**
 * A row is finished when it is first asked for, then kept. Finishing takes microseconds for one row, but a twentieth of a
 * second for all of them, and a worker that takes a new build under load has no such time.
 */
function toEntries(
  { rows, redirects, dynamic }: StoredTable,
  headersOf: ReadyTable["headersOf"],
  finish: (row: StoredRow) => ReadyRow,
): Entries {
  const entries = new Map<string, Entry | { kind: "stored"; row: StoredRow }>();
  for (const row of rows) entries.set(row.address, { kind: "stored", row });
  for (const { address, location } of redirects) {
    entries.set(address, {
      kind: "redirect",
      headers: ["Location", location, "Content-Length", "0", ...headersOf("redirect")],
    });
  }
  for (const row of dynamic) {
    entries.set(row.address, { kind: "dynamic", methods: row.methods, class: row.class });
  }
  const get = (address: string): Entry | undefined => {
    const entry = entries.get(address);
    if (entry?.kind !== "stored") return entry;
    const ready = finish(entry.row);
    entries.set(address, ready);
    return ready;
  };
  return {
    get,
    *[Symbol.iterator]() {
      for (const address of entries.keys()) yield [address, get(address) as Entry];
    },
  };
}
