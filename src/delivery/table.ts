import type { InBoth } from "../guidance/language.ts";

/** Content codings a row can have, smallest usually first (RFC 9110, 8.4.1; zstd RFC 8878; br RFC 7932). */
export const encodings = ["br", "zstd", "gzip", "identity"] as const;
export type Encoding = (typeof encodings)[number];

/** Kinds of answers, by how long they may be kept and by whom; see header-policy.ts. */
export const cacheClasses = [
  "page",
  "asset",
  "feed",
  "notice",
  "notFound",
  "redirect",
  "dynamic",
  "refusal",
] as const;
export type CacheClass = (typeof cacheClasses)[number];

/** Where bytes stand in the bodies file. */
export interface StoredSpan {
  offset: number;
  sizeBytes: number;
}

/** One representation of a row, with its strong validator. */
export interface StoredBody extends StoredSpan {
  /** With quotes, as it travels (RFC 9110, 8.8.3). */
  etag: string;
}

/** One served resource. */
export interface StoredRow {
  address: string;
  /** 200, or 404 on the pages that say that there is no page. */
  status: 200 | 404;
  contentType: string;
  cacheClass: CacheClass;
  /** `identity` always; the others only where they are smaller. */
  bodies: Partial<Record<Encoding, StoredBody>>;
  /** The `dcz` body against the table's dictionary, where that is smaller than every other (RFC 9842). */
  dcz?: StoredBody;
  /** For hashed assets: builds since a page of that build named it; 0 in the present one. */
  age?: number;
}

/** A permanent redirect; `location` is a path, never a host (RFC 9110, 15.4.2). */
export interface StoredRedirect {
  address: string;
  location: string;
}

/** What a request to the dynamic worker is for; the order in which they are shed is in server/admission. */
export const dynamicClasses = ["feedback", "interest", "tool"] as const;
export type DynamicClass = (typeof dynamicClasses)[number];

/** An address that only the dynamic worker can answer. */
export interface DynamicAddress {
  address: string;
  methods: string[];
  class: DynamicClass;
}

/** The table as `dist/table.json` holds it: everything the server knows of the site. */
export interface StoredTable {
  /** Identifies the build: the same content gives the same id. */
  build: string;
  /** The file beside the table that holds the bytes; its name holds the build, so the two cannot be mixed up. */
  bodiesFile: string;
  rows: StoredRow[];
  redirects: StoredRedirect[];
  dynamic: DynamicAddress[];
  /** Addresses of the 404 pages: one per language, and one for addresses that name no language. */
  notFound: InBoth<string> & { none: string };
  /** Addresses of the "very busy" pages. */
  busy: InBoth<string>;
  /** The same pages with a form that holds a visitor's own words, as a template. */
  keptWords: InBoth<StoredSpan>;
  /** The dictionary that `dcz` bodies were made with, and what browsers that have it will say; null without one. */
  dictionary: { address: string; availableAs: string } | null;
  /** Header lines by cache class, and those on every answer. */
  cacheControl: Record<CacheClass, string>;
  everywhere: [name: string, value: string][];
}

export const tableFile = "table.json";
