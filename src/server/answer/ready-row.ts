import type { Encoding, StoredBody, StoredRow, StoredTable } from "../../delivery/table.ts";
import { encodings } from "../../delivery/table.ts";
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

/** A resource with all its representations. */
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

/** What rows of one table have in common. */
export interface RowFrame {
  /** The bodies of all rows. */
  bytes: Buffer;
  /** Header list of the row's cache class. */
  policy: readonly string[];
  /** Null while the switch is off. */
  dictionary: StoredTable["dictionary"];
}

/** Finishes a row: header lists and heads of every representation. */
export function toReadyRow(
  { address, status, contentType, cacheClass, bodies, dcz }: StoredRow,
  { bytes, policy, dictionary }: RowFrame,
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
