/** What a response head says, as far as the lab needs it. Shared by all responses with the same head: never changed. */
export interface Head {
  status: number;
  /** Bytes of body that follow when the head says so; `chunked`; `close`: until the connection ends (RFC 9112, 6.3). */
  framing: number | "chunked" | "close";
  /** Whether the connection can carry another request after this one. */
  keepAlive: boolean;
  /** Content-Encoding, or `identity`. */
  encoding: string;
  etag: string | null;
  lastModified: string | null;
  cacheControl: string;
  vary: string;
  /** Seconds the answer has been in caches on its way. */
  ageS: number;
  location: string | null;
  hasRetryAfter: boolean;
}

const STATUS_LINE = /^HTTP\/1\.([01]) (\d{3})(?: [\t\x20-\x7e\x80-\xff]*)?$/;
/** A field line: no space before the colon, no folding, no control bytes but tab (RFC 9112, 5). */
const FIELD = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[\t ]*([\t\x20-\x7e\x80-\xff]*?)[\t ]*$/;

/**
 * Reads a response head (Latin-1, without the empty line). Null when it is not one: unlike browsers the lab forgives nothing,
 * since a site under test should be told of what only most clients understand.
 */
export function parseHead(text: string): Head | null {
  const [first = "", ...lines] = text.split("\r\n");
  const status = STATUS_LINE.exec(first);
  if (!status) return null;
  const fields = new Map<string, string>();
  for (const line of lines) {
    const parts = FIELD.exec(line);
    if (!parts) return null;
    const [, name = "", value = ""] = parts;
    const key = name.toLowerCase();
    const before = fields.get(key);
    fields.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  return toHead(Number(status[2]), (name) => fields.get(name), { isOld: status[1] === "0" });
}

/** A head out of fields by lower-case name, several of one name joined with commas. Null when they contradict each other. */
export function toHead(
  status: number,
  field: (name: string) => string | undefined,
  { isOld = false }: { isOld?: boolean } = {},
): Head | null {
  const framing = toFraming(field("transfer-encoding"), field("content-length"));
  if (framing === null || status < 100) return null;
  const connection = toWords(field("connection"));
  return {
    status,
    framing,
    keepAlive: isOld ? connection.includes("keep-alive") : !connection.includes("close"),
    encoding: field("content-encoding")?.toLowerCase() || "identity",
    etag: field("etag") ?? null,
    lastModified: field("last-modified") ?? null,
    cacheControl: field("cache-control") ?? "",
    vary: field("vary") ?? "",
    ageS: Number(/^\d{1,9}/.exec(field("age") ?? "")?.[0] ?? 0),
    location: field("location") ?? null,
    hasRetryAfter: field("retry-after") !== undefined,
  };
}

/** Null when the length of the body is not certain: two different lengths, or a length and chunks (request smuggling). */
function toFraming(coding: string | undefined, length: string | undefined): Head["framing"] | null {
  if (coding !== undefined) {
    if (length !== undefined) return null;
    return toWords(coding).at(-1) === "chunked" ? "chunked" : "close";
  }
  if (length === undefined) return "close";
  const lengths = new Set(length.split(",").map((part) => part.trim()));
  const [only = ""] = lengths;
  return lengths.size === 1 && /^\d{1,15}$/.test(only) ? Number(only) : null;
}

function toWords(list: string | undefined): string[] {
  return (list ?? "").split(",").map((word) => word.trim().toLowerCase());
}

const MOST_KEPT = 4096;

/** Reads heads and remembers them by their text: most of a site's answers begin like one a moment ago. */
export function createHeadReader(): (text: string) => Head | null {
  const known = new Map<string, Head | null>();
  return (text) => {
    const ready = known.get(text);
    if (ready !== undefined) return ready;
    // The date in heads makes new ones every second; old ones are forgotten all at once.
    if (known.size >= MOST_KEPT) known.clear();
    const head = parseHead(text);
    known.set(text, head);
    return head;
  };
}
