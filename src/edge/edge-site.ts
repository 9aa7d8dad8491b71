import { Refusal } from "../cli/refusal.ts";
import type { CacheClass, DynamicAddress, Encoding, StoredTable } from "../delivery/table.ts";

/** Codings an edge keeps apart. Browsers that read zstd read br, which is smaller: a fourth copy of every page buys nothing. */
export const edgeEncodings = ["br", "gzip", "identity"] as const;
export type EdgeEncoding = (typeof edgeEncodings)[number];

/** The bytes an edge sends for a row to a client of one kind. */
export interface EdgeBody {
  /** How the bytes are coded: what the client asked for, or identity where that is smaller. */
  encoding: EdgeEncoding;
  /** The validator, with quotes, as it travels. */
  etag: string;
  /** Path below the folder of rows: named by its content, so that builds can stand side by side. */
  file: string;
  offset: number;
  sizeBytes: number;
}

/** A row as an edge serves it. */
export interface EdgeRow {
  address: string;
  contentType: string;
  cacheClass: CacheClass;
  varies: boolean;
  bodies: Record<EdgeEncoding, EdgeBody>;
}

/** What an edge must know of a build, and nothing else. */
export interface EdgeSite {
  build: string;
  rows: EdgeRow[];
  redirects: StoredTable["redirects"];
  dynamic: DynamicAddress[];
  /** Every address that the origin answers with something else than 404. */
  known: string[];
  notFound: Record<"en" | "fr" | "none", EdgeRow>;
  busy: Record<"en" | "fr", EdgeRow>;
  cacheControl: Record<CacheClass, string>;
  everywhere: [name: string, value: string][];
}

/** The edge's part of a table. Throws a Refusal when the table holds something that a configuration could not say safely. */
export function toEdgeSite(table: StoredTable): EdgeSite {
  const all = new Map(table.rows.map((row) => [row.address, row]));
  const rowAt = (address: string): EdgeRow => {
    const row = all.get(address);
    if (row === undefined) throw new Refusal(`The table has no row at ${address}: build again.`);
    return toEdgeRow(row);
  };
  const rows = table.rows.filter(({ status }) => status === 200).map(toEdgeRow);
  const known = [...rows, ...table.redirects, ...table.dynamic].map((each) => each.address);
  requireSafe(known, table);
  return {
    build: table.build,
    rows,
    redirects: table.redirects,
    dynamic: table.dynamic,
    known,
    notFound: {
      en: rowAt(table.notFound.en),
      fr: rowAt(table.notFound.fr),
      none: rowAt(table.notFound.none),
    },
    busy: { en: rowAt(table.busy.en), fr: rowAt(table.busy.fr) },
    cacheControl: table.cacheControl,
    everywhere: table.everywhere,
  };
}

function toEdgeRow(row: StoredTable["rows"][number]): EdgeRow {
  const bodyFor = (asked: EdgeEncoding): EdgeBody => {
    const encoding = row.bodies[asked] === undefined ? "identity" : asked;
    const stored = row.bodies[encoding satisfies Encoding];
    if (stored === undefined) throw new Refusal(`The row ${row.address} has no identity body.`);
    return { ...stored, encoding, file: `${encoding}/${stored.etag.replaceAll('"', "")}` };
  };
  return {
    address: row.address,
    contentType: row.contentType,
    cacheClass: row.cacheClass,
    varies: Object.keys(row.bodies).length > 1,
    bodies: { br: bodyFor("br"), gzip: bodyFor("gzip"), identity: bodyFor("identity") },
  };
}

/** What may stand between quotes in every configuration language used here. */
const safeAddress = /^\/[\w./~!()*,:@&=+-]*$/;

/**
 * nginx looks strings up without regard to case, so two addresses that differ only in case cannot be told apart; a header
 * value with `$` or `"}` would be read as something else.
 */
function requireSafe(known: readonly string[], table: StoredTable): void {
  const seen = new Map<string, string>();
  for (const address of known) {
    if (!safeAddress.test(address))
      throw new Refusal(`${address} has a character that an edge cannot be told: rename the page.`);
    const other = seen.get(address.toLowerCase());
    if (other !== undefined)
      throw new Refusal(`${other} and ${address} differ only in case: rename one of them.`);
    seen.set(address.toLowerCase(), address);
  }
  const values = [...table.everywhere.flat(), ...Object.values(table.cacheControl)];
  for (const value of values)
    if (/[$\\"\n]/.test(value))
      throw new Refusal(`The header value ${value} cannot be written in an edge's configuration.`);
}
