/**
 * Whether an If-None-Match field names this validator, so that a GET is answered 304 (RFC 9110, 13.1.2).
 * Lists, `*` and weak tags are understood; comparison is weak (8.8.3.2): a `W/` prefix does not matter.
 */
export function matchesETag(field: string, etag: string): boolean {
  if (field === etag) return true;
  if (field.trim() === "*") return true;
  // Most fields end here; the careful reading below costs a hundred times as much.
  if (!field.includes(etag)) return false;
  for (const [tag] of field.matchAll(entityTag)) {
    if ((tag.startsWith("W/") ? tag.slice(2) : tag) === etag) return true;
  }
  return false;
}

/** A quoted tag may hold commas, so a list cannot be cut at them (8.8.3). */
const entityTag = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;
