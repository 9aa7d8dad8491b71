import type { InBoth } from "../guidance/language.ts";

/** Content codings a row can have, smallest usually first (RFC 9110, 8.4.1; zstd RFC 8878; br RFC 7932). */
export const encodings = ["br", "zstd", "gzip", "identity"] as const;
export type Encoding = (typeof encodings)[number];

/** How long a kind of resource may be kept, and by whom; see header-policy.ts. */
export type CacheClass = "page" | "asset" | "feed" | "notFound" | "redirect" | "private";

/** One representation of a row: where its bytes stand in `bodies.bin`, and its strong validator. */
export interface StoredBody {
  offset: number;
  sizeBytes: number;
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
}

/** A permanent redirect; `location` is a path, never a host (RFC 9110, 15.4.2). */
export interface StoredRedirect {
  address: string;
  location: string;
}

/** An address that only the dynamic worker can answer. */
export interface DynamicAddress {
  address: string;
  methods: string[];
}

/** The table as `dist/table.json` holds it: everything the server knows of the site. */
export interface StoredTable {
  /** Identifies the build: the same content gives the same id. */
  build: string;
  rows: StoredRow[];
  redirects: StoredRedirect[];
  dynamic: DynamicAddress[];
  /** Addresses of the 404 pages: one per language, and one for addresses that name no language. */
  notFound: InBoth<string> & { none: string };
  /** Addresses of the "very busy" pages. */
  busy: InBoth<string>;
  /** Header lines by cache class, and those on every answer. */
  cacheControl: Record<CacheClass, string>;
  everywhere: [name: string, value: string][];
}

export const tableFile = "table.json";
export const bodiesFile = "bodies.bin";
