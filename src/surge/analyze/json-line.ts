import type { LogLine } from "./logged-request.ts";

type Fields = Record<string, unknown>;

/** Names that servers give a field, most exact first; a dot leads into an object. */
const NAMES = {
  time: ["time", "ts", "timestamp", "@timestamp", "time_iso8601", "msec", "StartUTC", "timeMs"],
  client: [
    "remote_addr",
    "client",
    "client_ip",
    "remote_ip",
    "ClientHost",
    "request.client_ip",
    "request.remote_ip",
  ],
  request: ["request"],
  method: ["method", "request_method", "request.method", "RequestMethod"],
  target: ["uri", "request_uri", "target", "url", "path", "request.uri", "RequestPath"],
  protocol: ["protocol", "server_protocol", "proto", "request.proto", "RequestProtocol"],
  status: ["status", "status_code", "DownstreamStatus"],
  bytes: ["bytes", "body_bytes_sent", "bytes_sent", "size", "DownstreamContentSize"],
  referer: ["referer", "referrer", "http_referer", "request.headers.Referer"],
  agent: ["user_agent", "agent", "http_user_agent", "request.headers.User-Agent"],
  country: [
    "country",
    "country_code",
    "geoip_country_code",
    "geoip2_country_code",
    "cf_ipcountry",
    "request.headers.Cf-Ipcountry",
  ],
  language: [
    "accept_language",
    "http_accept_language",
    "language",
    "request.headers.Accept-Language",
  ],
} as const;

/** Names of the time taken, with how many microseconds one of its units has: Caddy and nginx count seconds, Traefik nanoseconds. */
const TAKEN: [string, number][] = [
  ["takenUs", 1],
  ["duration_us", 1],
  ["duration_ms", 1000],
  ["response_time_ms", 1000],
  ["request_time", 1_000_000],
  ["duration", 1_000_000],
  ["Duration", 0.001],
];

/**
 * Reads one JSON object as an access log has it, by the names nginx, Caddy, Traefik and common log shippers use. Null when
 * it is not an object or tells no time, address or status.
 */
export function parseJsonLine(line: string): LogLine | null {
  const fields = toFields(line);
  if (fields === null) return null;
  const [, method, target, protocol] =
    /^(\S+) (\S+)(?: (\S+))?$/.exec(toText(find(fields, NAMES.request)) ?? "") ?? [];
  const path = toText(find(fields, NAMES.target)) ?? target;
  const timeMs = toTimeMs(find(fields, NAMES.time));
  const status = Number(find(fields, NAMES.status));
  if (
    path === undefined ||
    timeMs === null ||
    !Number.isInteger(status) ||
    status < 100 ||
    status > 999
  )
    return null;
  const country = toText(find(fields, NAMES.country))?.toUpperCase() ?? "";
  return {
    client: toText(find(fields, NAMES.client)) ?? "-",
    timeMs,
    method: toText(find(fields, NAMES.method)) ?? method ?? "GET",
    target: path,
    protocol: toText(find(fields, NAMES.protocol)) ?? protocol ?? "",
    status,
    bytes: Number(find(fields, NAMES.bytes)) || 0,
    referer: toText(find(fields, NAMES.referer)),
    agent: toText(find(fields, NAMES.agent)),
    takenUs: toTakenUs(fields),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    language:
      /^[a-z]{2}/i.exec(toText(find(fields, NAMES.language)) ?? "")?.[0].toLowerCase() ?? null,
  };
}

function toFields(line: string): Fields | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Fields)
      : null;
  } catch {
    return null;
  }
}

function find(fields: Fields, names: readonly string[]): unknown {
  for (const name of names) {
    let value: unknown = fields;
    for (const part of name.split(".")) value = (value as Fields | null | undefined)?.[part];
    // Caddy keeps a header's values as a list.
    if (Array.isArray(value)) value = value[0];
    const usable =
      typeof value === "string" ||
      typeof value === "number" ||
      (name === "request" && value === undefined);
    if (usable && value !== "" && value !== "-") return value;
  }
  return undefined;
}

function toText(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** A date as text, or a number of seconds or milliseconds: above 10^11 it cannot be seconds of this millennium. */
function toTimeMs(value: unknown): number | null {
  const number = typeof value === "number" ? value : Number(toText(value) ?? Number.NaN);
  if (Number.isFinite(number) && number > 0) return number > 1e11 ? number : number * 1000;
  const timeMs = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(timeMs) ? null : timeMs;
}

function toTakenUs(fields: Fields): number | null {
  for (const [name, unitUs] of TAKEN) {
    const value = fields[name];
    const number = typeof value === "string" ? Number.parseFloat(value) : value;
    if (typeof number === "number" && number >= 0) return number * unitUs;
  }
  return null;
}
