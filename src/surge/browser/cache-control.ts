/** The directives of a response's Cache-Control that a browser and a shared cache obey (RFC 9111, 5.2; 8246; 5861). */
export interface CacheControl {
  maxAgeS: number | null;
  sharedMaxAgeS: number | null;
  staleWhileRevalidateS: number;
  noStore: boolean;
  noCache: boolean;
  isPrivate: boolean;
  /** Not even a reload asks for it again while it is fresh. */
  isImmutable: boolean;
}

const DIRECTIVE = /([!#$%&'*+.^_`|~0-9a-z-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s,]*)))?/gi;

/** Unknown directives are passed over; of one that is there twice the stricter counts. */
export function parseCacheControl(text: string): CacheControl {
  const found = new Map<string, number | null>();
  for (const [, name = "", quoted, bare] of text.matchAll(DIRECTIVE)) {
    const value = toSeconds(quoted ?? bare);
    const key = name.toLowerCase();
    const before = found.get(key);
    found.set(key, typeof before === "number" && value !== null ? Math.min(before, value) : value);
  }
  return {
    maxAgeS: found.get("max-age") ?? null,
    sharedMaxAgeS: found.get("s-maxage") ?? null,
    staleWhileRevalidateS: found.get("stale-while-revalidate") ?? 0,
    noStore: found.has("no-store"),
    noCache: found.has("no-cache"),
    isPrivate: found.has("private"),
    isImmutable: found.has("immutable"),
  };
}

/** An age that is not a number makes the copy stale (RFC 9111, 4.2.1). */
function toSeconds(value: string | undefined): number | null {
  if (value === undefined) return null;
  return /^\d+$/.test(value) ? Math.min(Number(value), 2 ** 31) : 0;
}

/** Whether a cache that many share (an edge, a proxy) may keep an answer with these fields for some time. */
export function isSharable({
  cacheControl,
  vary,
}: {
  cacheControl: string;
  vary: string;
}): boolean {
  const { noStore, noCache, isPrivate, maxAgeS, sharedMaxAgeS } = parseCacheControl(cacheControl);
  if (noStore || noCache || isPrivate || vary.trim() === "*") return false;
  return (sharedMaxAgeS ?? maxAgeS ?? 0) > 0;
}
