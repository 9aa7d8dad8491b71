/** One request as an access log tells it: what the server writes and what the lab replays. */
export interface AccessEntry {
  /** Any token; the site writes a keyed pseudonym, never an address. */
  client: string;
  /** When the request came, in epoch milliseconds; a line holds whole seconds only. */
  timeMs: number;
  method: string;
  /** The request target as sent: path and query. */
  target: string;
  /** Such as `HTTP/1.1`; empty when the client sent none. */
  protocol: string;
  status: number;
  /** Bytes of body sent. */
  bytes: number;
  referer: string | null;
  agent: string | null;
  /** Time taken to answer, in microseconds (Apache `%D`). */
  takenUs: number | null;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const QUOTED = String.raw`"((?:[^"\\]|\\.)*)"`;
const LINE = new RegExp(
  String.raw`^(\S+) \S+ .+? \[([^\]]+)\] ${QUOTED} (\d{3}) (\d+|-) ${QUOTED} ${QUOTED}(?: (.*))?$`,
);
const TIME = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/;

/**
 * One line of Apache/nginx combined format plus the time taken in microseconds (Apache `%D`), without a line feed.
 * What a client chose (target, referer, agent) is escaped, so no client can end a field or begin a line.
 */
export function formatAccessLine(entry: AccessEntry): string {
  const request = `"${toRequestLine(entry)}"`;
  const sent = `${entry.status} ${entry.bytes} ${toQuoted(entry.referer)} ${toQuoted(entry.agent)}`;
  const taken = entry.takenUs === null ? "" : ` ${Math.round(entry.takenUs)}`;
  return `${toToken(entry.client) || "-"} - - [${toLogTime(entry.timeMs)}] ${request} ${sent}${taken}`;
}

/**
 * Null when the line is not combined format. Accepts lines without the time taken, any UTC offset, and further
 * fields after it. A request line without target or protocol (`"-"` after a timeout) gives empty ones.
 */
export function parseAccessLine(line: string): AccessEntry | null {
  const fields = LINE.exec(line.trimEnd());
  if (!fields) return null;
  const [
    ,
    client = "",
    time = "",
    request = "",
    status,
    bytes,
    referer = "",
    agent = "",
    rest = "",
  ] = fields;
  const timeMs = parseLogTime(time);
  if (timeMs === null) return null;
  const taken = /^(\d+)(?: |$)/.exec(rest);
  return {
    client: toPlain(client),
    timeMs,
    ...parseRequestLine(request),
    status: Number(status),
    bytes: bytes === "-" ? 0 : Number(bytes),
    referer: referer === "-" ? null : toPlain(referer),
    agent: agent === "-" ? null : toPlain(agent),
    takenUs: taken ? Number(taken[1]) : null,
  };
}

function toRequestLine(entry: AccessEntry): string {
  const parts = [toToken(entry.method), toToken(entry.target), toToken(entry.protocol)];
  while (parts.length > 1 && parts.at(-1) === "") parts.pop();
  return parts.join(" ");
}

function parseRequestLine(text: string): Pick<AccessEntry, "method" | "target" | "protocol"> {
  const first = text.indexOf(" ");
  if (first < 0) return { method: toPlain(text), target: "", protocol: "" };
  const last = text.lastIndexOf(" ");
  // A target with spaces in it (some servers log them raw) lies between the first and the last space.
  const target = text.slice(first + 1, last > first ? last : undefined);
  const protocol = last > first ? text.slice(last + 1) : "";
  return {
    method: toPlain(text.slice(0, first)),
    target: toPlain(target),
    protocol: toPlain(protocol),
  };
}

/** A missing header is `-`, so a header whose value is a lone hyphen must not look like one. */
function toQuoted(value: string | null): string {
  if (value === null) return '"-"';
  return value === "-" ? String.raw`"\x2d"` : `"${toEscaped(value)}"`;
}

function toToken(value: string): string {
  return toEscaped(value).replaceAll(" ", String.raw`\x20`);
}

/** As Apache: `\"`, `\\`, and `\xhh` for every byte of UTF-8 that is not printable ASCII. */
function toEscaped(value: string): string {
  return value.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]+/g, (odd) => {
    let escaped = "";
    for (const byte of Buffer.from(odd)) {
      escaped +=
        byte === 0x22 || byte === 0x5c
          ? `\\${String.fromCharCode(byte)}`
          : `\\x${byte.toString(16).padStart(2, "0")}`;
    }
    return escaped;
  });
}

const NAMED: Record<string, string> = { b: "\b", n: "\n", r: "\r", t: "\t", v: "\v", f: "\f" };

function toPlain(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(
    /((?:\\x[0-9a-fA-F]{2})+)|\\(.)/g,
    (_, hex: string | undefined, one: string) => {
      if (hex === undefined) return NAMED[one] ?? one;
      return Buffer.from(hex.replaceAll("\\x", ""), "hex").toString();
    },
  );
}

let lastSecond = Number.NaN;
let lastText = "";

/** `08/Nov/2016:23:00:00 +0000`. Remembers the last second: a busy server writes thousands of lines with the same one. */
function toLogTime(timeMs: number): string {
  const second = Math.floor(timeMs / 1000);
  if (second === lastSecond) return lastText;
  const iso = new Date(second * 1000).toISOString();
  lastText = `${iso.slice(8, 10)}/${MONTHS[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
  lastSecond = second;
  return lastText;
}

function parseLogTime(text: string): number | null {
  const parts = TIME.exec(text);
  if (!parts) return null;
  const [, day, month = "", year, hour, minute, second, sign, offsetHours, offsetMinutes] = parts;
  const monthIndex = MONTHS.indexOf(month);
  const localMs = Date.UTC(
    Number(year),
    monthIndex,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  // 30 February, 25 o'clock: the date rolls over and is no longer the one written. 60 is a leap second.
  const same = new Date(localMs).getUTCDate() === Number(day) || second === "60";
  if (monthIndex < 0 || !same || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60)
    return null;
  const offsetMs = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
  return sign === "-" ? localMs + offsetMs : localMs - offsetMs;
}
