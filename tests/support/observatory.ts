/** An answer as the scorer looks at it. Header names in lower case; one that came twice has its values joined by `, `. */
export interface Scanned {
  headers: Readonly<Record<string, string | undefined>>;
  scheme: "http" | "https";
  /** `Set-Cookie` lines. */
  cookies: readonly string[];
  /** The page, for its scripts; empty when there is none. */
  html: string;
}

/** The score, and what each test gave or took. */
export interface Score {
  score: number;
  tests: Record<string, number>;
}

const start = 100;
/** Bonuses count only for a site that has at least this much without them. */
const leastForBonus = 90;

/**
 * The header score of the MDN HTTP Observatory, algorithm 6: twelve tests that add to or take from 100
 * (github.com/mdn/mdn-http-observatory, src/grader/charts.js and src/analyzer/tests). Redirection from http to https and the
 * preload list belong to the edge and are left out, as if neither were there: 0 points.
 */
export function scoreHeaders(scanned: Scanned): Score {
  const policy = parsePolicy(scanned.headers["content-security-policy"]);
  const tests = {
    "content-security-policy": scorePolicy(policy, scanned.scheme),
    cookies: scoreCookies(scanned),
    "cross-origin-resource-sharing": scoreSharing(scanned.headers),
    "referrer-policy": scoreReferrer(scanned.headers["referrer-policy"]),
    "strict-transport-security": scoreTransport(scanned),
    "subresource-integrity": scoreScripts(scanned),
    "x-content-type-options": is(scanned.headers["x-content-type-options"], "nosniff") ? 0 : -5,
    "x-frame-options": scoreFrames(policy, scanned.headers["x-frame-options"]),
    "cross-origin-resource-policy": scoreToken(scanned.headers["cross-origin-resource-policy"], {
      "same-origin": 10,
      "same-site": 10,
      "cross-origin": 0,
    }),
    "cross-origin-embedder-policy": scoreToken(scanned.headers["cross-origin-embedder-policy"], {
      "require-corp": 10,
      credentialless: 10,
      "unsafe-none": 0,
    }),
    // What the popup variants give was not found in a stored copy: none of them is given anything here.
    "cross-origin-opener-policy": scoreToken(scanned.headers["cross-origin-opener-policy"], {
      "same-origin": 10,
      "same-origin-allow-popups": 0,
      "noopener-allow-popups": 0,
      "unsafe-none": 0,
    }),
    redirection: 0,
  };
  const points = Object.values(tests);
  const withoutBonus = points.filter((each) => each < 0).reduce((sum, each) => sum + each, start);
  const withBonus = points.reduce((sum, each) => sum + each, start);
  return { score: Math.max(0, withoutBonus >= leastForBonus ? withBonus : withoutBonus), tests };
}

/** Directive → sources; `invalid` where a directive stands twice or the policy is too short to be one. */
type Policy = Map<string, Set<string>> | "missing" | "invalid";

function parsePolicy(field: string | undefined): Policy {
  if (field === undefined) return "missing";
  if (field.length < "img-src".length - 1) return "invalid";
  const policy = new Map<string, Set<string>>();
  for (const part of field.split(";")) {
    const [name = "", ...sources] = part.trim().toLowerCase().split(/\s+/);
    if (name === "") continue;
    if (policy.has(name)) return "invalid";
    policy.set(name, new Set(sources.length === 0 ? ["'none'"] : sources));
  }
  return policy;
}

const schemes = ["http:", "https:", "ftp:"];
const broad = new Set(["*", ...schemes, "http://*", "http://*.*", "https://*", "https://*.*"]);
const inline = new Set(["'unsafe-inline'", "data:"]);
const everything = new Set(["*"]);

function scorePolicy(policy: Policy, scheme: Scanned["scheme"]): number {
  if (typeof policy === "string") return -25;
  const sourcesOf = (name: string) => policy.get(name) ?? policy.get("default-src") ?? everything;
  const [scripts, styles] = [sourcesOf("script-src"), sourcesOf("style-src")].map(
    withoutIdleInline,
  ) as [Set<string>, Set<string>];
  const has = (sources: Iterable<string>, ...lists: ReadonlySet<string>[]) =>
    [...sources].some((source) => lists.some((list) => list.has(source)));
  const insecure = (sources: Iterable<string>) =>
    scheme === "https" && [...sources].some((source) => /^(http|ftp):/.test(source));
  const active = [...policy]
    .filter(([name]) => !["img-src", "media-src", "script-src"].includes(name))
    .flatMap(([, sources]) => [...sources]);
  const passive = ["img-src", "media-src"].flatMap((name) => [
    ...(policy.get(name) ?? policy.get("default-src") ?? []),
  ]);
  if (has(scripts, broad, inline) || has(sourcesOf("object-src"), broad)) return -20;
  if (insecure([...active, ...scripts])) return -20;
  if (scripts.has("'unsafe-eval'") || styles.has("'unsafe-eval'")) return -10;
  if (insecure(passive)) return -10;
  if (has(styles, broad, inline)) return 0;
  const defaults = policy.get("default-src");
  return defaults?.size === 1 && defaults.has("'none'") ? 10 : 5;
}

/** `'unsafe-inline'` has no effect beside a hash or a nonce (CSP Level 3, 6.7.3.2). */
function withoutIdleInline(sources: ReadonlySet<string>): Set<string> {
  const named = [...sources].some((source) => /^'(sha(256|384|512)|nonce)-/.test(source));
  return new Set([...sources].filter((source) => !named || source !== "'unsafe-inline'"));
}

function scoreCookies({ cookies, headers, scheme }: Scanned): number {
  if (cookies.length === 0) return 0;
  const protectedByTransport = scoreTransport({ headers, scheme }) >= 0;
  const worst = cookies.map((line) => {
    const [pair = "", ...rest] = line.split(";").map((part) => part.trim().toLowerCase());
    const name = pair.split("=")[0] ?? "";
    const site = rest.find((part) => part.startsWith("samesite"))?.split("=")[1];
    const session = /login|sess/.test(name);
    const secure = rest.includes("secure");
    if (session && !secure) return protectedByTransport ? -10 : -40;
    if (session && !rest.includes("httponly")) return -30;
    if (rest.some((part) => part.startsWith("samesite")) && !/^(lax|strict|none)$/.test(site ?? ""))
      return -20;
    if (name.includes("csrf") && site === undefined) return -20;
    if (!secure) return protectedByTransport ? -5 : -20;
    return site === undefined ? 0 : 5;
  });
  return Math.min(...worst);
}

function scoreSharing(headers: Scanned["headers"]): number {
  const origin = headers["access-control-allow-origin"];
  const credentials = is(headers["access-control-allow-credentials"], "true");
  return origin !== undefined && origin !== "*" && credentials ? -50 : 0;
}

function scoreReferrer(field: string | undefined): number {
  if (field === undefined) return 0;
  const good = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
  const bad = ["origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"];
  const known = field.split(",").map((each) => each.trim().toLowerCase());
  const last = known.findLast((each) => [...good, ...bad].includes(each)) ?? "";
  return good.includes(last) ? 5 : -5;
}

function scoreTransport({ headers, scheme }: Pick<Scanned, "headers" | "scheme">): number {
  const field = headers["strict-transport-security"];
  if (scheme === "http" || field === undefined || field.includes(",")) return -20;
  const maxAgeS = /(?:^|;)\s*max-age=(\d+)/i.exec(field)?.[1];
  if (maxAgeS === undefined) return -20;
  return Number(maxAgeS) >= 15_552_000 ? 0 : -10;
}

function scoreScripts({ headers, html, scheme }: Scanned): number {
  if (!/^text\/html\b/i.test(headers["content-type"] ?? "text/html")) return 0;
  const scripts = Array.from(html.matchAll(/<script\b[^>]*\bsrc="([^"]*)"[^>]*>/gi), (match) => ({
    foreign: /^(https?:)?\/\//i.test(match[1] ?? ""),
    secure:
      /^https:/i.test(match[1] ?? "") ||
      (!/^(http:|\/\/)/i.test(match[1] ?? "") && scheme === "https"),
    integrity: /\bintegrity="/i.test(match[0]),
  }));
  const foreign = scripts.filter((script) => script.foreign);
  if (foreign.some(({ secure, integrity }) => !secure && !integrity)) return -50;
  if (foreign.some(({ secure }) => !secure)) return -20;
  if (foreign.some(({ integrity }) => !integrity)) return -5;
  return scripts.some(({ integrity }) => integrity) ? 5 : 0;
}

function scoreFrames(policy: Policy, field: string | undefined): number {
  if (typeof policy !== "string" && policy.has("frame-ancestors")) return 5;
  return /^\s*(deny|sameorigin|allow-from)/i.test(field ?? "") ? 0 : -20;
}

/** Points of a header that is one token with parameters; absent is 0, anything unknown takes 5. */
function scoreToken(field: string | undefined, points: Record<string, number>): number {
  if (field === undefined) return 0;
  const token = (field.split(";")[0] ?? "").trim();
  return Object.hasOwn(points, token) ? (points[token] ?? 0) : -5;
}

function is(field: string | undefined, value: string): boolean {
  return field?.trim().toLowerCase() === value;
}
