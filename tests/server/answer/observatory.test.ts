import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DynamicAnswer } from "../../../src/server/dynamic/call.ts";
import type { RunningServer } from "../../support/matrix.ts";
import { startServer } from "../../support/matrix.ts";
import type { Scanned } from "../../support/observatory.ts";
import { scoreHeaders } from "../../support/observatory.ts";
import type { RawAnswer } from "../../support/raw-client.ts";
import { exchangeRaw, fieldOf, openRaw } from "../../support/raw-client.ts";
import { smallTable } from "../../support/small-table.ts";

const leastScore = 130;

const best = {
  "content-security-policy":
    "default-src 'none'; style-src 'sha256-x'; form-action 'self'; frame-ancestors 'none'",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-opener-policy": "same-origin",
};

/** The best set with some headers changed, or taken away with undefined. */
const but = (changes: Record<string, string | undefined>): Record<string, string | undefined> => ({
  ...best,
  ...changes,
});
const policy = (text: string) => but({ "content-security-policy": text });

describe("the scorer", () => {
  const scan = (headers: Scanned["headers"], more: Partial<Scanned> = {}) =>
    scoreHeaders({ headers, scheme: "https", cookies: [], html: "", ...more }).score;

  test.each<[string, Scanned["headers"], number]>([
    ["nothing at all: 100 - 25 - 20 - 5 - 20", {}, 30],
    ["HSTS only", { "strict-transport-security": "max-age=31536000" }, 50],
    ["no policy", but({ "content-security-policy": undefined }), 55],
    ["a directive twice is no policy", policy("default-src 'none'; default-src 'self'"), 55],
    ["scripts from anywhere, no bonus", policy("style-src 'self'; frame-ancestors 'none'"), 80],
    ["unsafe-inline", policy("default-src 'self' 'unsafe-inline'; frame-ancestors 'none'"), 80],
    ["data: scripts", policy("default-src 'none'; script-src data:; frame-ancestors 'none'"), 80],
    ["http: as a source", policy("default-src 'self' http://a.example; frame-ancestors *"), 80],
    ["unsafe-eval", policy("default-src 'self' 'unsafe-eval'; frame-ancestors 'none'"), 130],
    [
      "http: images",
      policy("default-src 'self'; img-src http://a.example; frame-ancestors *"),
      130,
    ],
    [
      "unsafe-inline styles only",
      policy("default-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"),
      140,
    ],
    ["default-src 'self'", policy("default-src 'self'; frame-ancestors 'none'"), 145],
    [
      "a hash makes unsafe-inline idle",
      policy("default-src 'none'; style-src 'sha256-x' 'unsafe-inline'; frame-ancestors 'none'"),
      150,
    ],
    ["no frame rule", policy("default-src 'none'"), 80],
    [
      "frame rule by the old header",
      { ...policy("default-src 'none'"), "x-frame-options": "DENY" },
      145,
    ],
    ["HSTS of a day", but({ "strict-transport-security": "max-age=86400" }), 140],
    ["HSTS without an age", but({ "strict-transport-security": "preload" }), 80],
    ["referrer unsafe", but({ "referrer-policy": "unsafe-url" }), 140],
    ["referrer with a fallback", but({ "referrer-policy": "no-referrer, strict-origin" }), 150],
    ["sniffing allowed", but({ "x-content-type-options": "none" }), 145],
    ["unknown CORP", but({ "cross-origin-resource-policy": "mine" }), 135],
    ["credentialless", but({ "cross-origin-embedder-policy": "credentialless" }), 150],
    [
      "open to all with credentials",
      {
        ...best,
        "access-control-allow-origin": "https://a",
        "access-control-allow-credentials": "true",
      },
      50,
    ],
    ["open to all without", { ...best, "access-control-allow-origin": "*" }, 150],
    ["the best", best, 150],
  ])("%s", (_about, headers, score) => expect(scan(headers)).toBe(score));

  test.each<[string, Partial<Scanned>, number]>([
    ["over http there is no HSTS", { scheme: "http" }, 80],
    ["a good cookie", { cookies: ["a=1; Secure; HttpOnly; SameSite=Lax"] }, 155],
    ["a cookie without Secure", { cookies: ["a=1; SameSite=Lax"] }, 145],
    ["a session without HttpOnly", { cookies: ["sessid=1; Secure; SameSite=Lax"] }, 70],
    ["own script", { html: '<script src="/a.js"></script>' }, 150],
    ["own script with integrity", { html: '<script src="/a.js" integrity="x"></script>' }, 155],
    ["foreign script", { html: '<script src="https://b.example/a.js"></script>' }, 145],
    ["foreign script over http", { html: '<script src="http://b.example/a.js"></script>' }, 50],
  ])("%s", (_about, more, score) => expect(scan(best, more)).toBe(score));
});

function scoreOf(answer: RawAnswer): number {
  const headers: Record<string, string> = {};
  for (const [name, value] of answer.headers)
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  const cookies = answer.headers.filter(([name]) => name === "set-cookie").map(([, line]) => line);
  return scoreHeaders({ headers, scheme: "https", cookies, html: answer.body.toString() }).score;
}

describe("every class of answer over a socket", () => {
  let running: RunningServer;
  let crowded: RunningServer;
  let answerOf: DynamicAnswer;
  let tooSoonS: number | null = null;
  beforeAll(async () => {
    running = await startServer(await smallTable(), {
      call: () => Promise.resolve(answerOf),
      rate: () => Promise.resolve(tooSoonS),
    });
    // So few files that there is no room for a single connection.
    crowded = await startServer(await smallTable(), { fileLimit: 2 });
  });
  afterAll(() => Promise.all([running.close(), crowded.close()]));

  const get = (target: string, more = "") => `GET ${target} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
  const post = (type: string, body: string) =>
    `POST /api/feedback HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const form = "application/x-www-form-urlencoded";
  const only = async (bytes: string): Promise<RawAnswer> => {
    const connection = await openRaw(running.port);
    connection.send(bytes);
    const [answer] = await connection.answers(1, [bytes.split(" ")[0] ?? ""]);
    connection.socket.destroy();
    if (answer === undefined) throw new Error("There was no answer");
    return answer;
  };

  test.each<[string, number, string]>([
    ["page", 200, get("/en/visit/")],
    ["page as br", 200, get("/en/visit/", "Accept-Encoding: br\r\n")],
    ["not modified", 304, get("/en/visit/", "If-None-Match: *\r\n")],
    ["head", 200, get("/en/visit/").replace("GET", "HEAD")],
    ["redirect", 301, get("/en/visit")],
    ["not found", 404, get("/en/nothing/")],
    ["not found, no language", 404, get("/nothing")],
    ["not allowed", 405, get("/en/visit/").replace("GET", "POST")],
    ["not allowed on a form", 405, get("/api/feedback")],
    ["not acceptable", 406, get("/en/visit/", "Accept-Encoding: *;q=0\r\n")],
    ["too large", 413, post(form, "x".repeat(16_385))],
    ["malformed", 400, "nonsense\r\n\r\n"],
    ["malformed in a header", 400, get("/", "A\0: b\r\n")],
    ["headers too large", 431, get("/", `A: ${"x".repeat(9000)}\r\n`)],
    ["hashed asset", 200, get("/_astro/sheet.3f2a.css")],
    ["feed", 200, get("/robots.txt")],
    ["health", 200, get("/healthz")],
    ["readiness", 200, get("/readyz")],
    ["metrics", 404, get("/metrics")],
  ])("%s (%i)", async (_about, status, bytes) => {
    const answer = await only(bytes);
    expect(answer.status).toBe(status);
    expect(scoreOf(answer)).toBeGreaterThanOrEqual(leastScore);
  });

  test.each<[string, number, DynamicAnswer, number | null]>([
    [
      "thank you",
      303,
      {
        kind: "answer",
        status: 303,
        headers: ["location", "/en/"],
        body: Buffer.alloc(0),
        coding: null,
      },
      null,
    ],
    ["refusal", 503, { kind: "failed", why: "unreachable" }, null],
    ["over the limit", 429, { kind: "failed", why: "unreachable" }, 7],
  ])("dynamic: %s (%i)", async (_about, status, answer, seconds) => {
    [answerOf, tooSoonS] = [answer, seconds];
    const given = await only(post(form, "found=yes"));
    expect(given.status).toBe(status);
    expect(scoreOf(given)).toBeGreaterThanOrEqual(leastScore);
  });

  test(
    "a client that is too slow with its headers, or with its body (408)",
    { timeout: 40_000 },
    async () => {
      const [headers, body] = await Promise.all([openRaw(running.port), openRaw(running.port)]);
      headers.send("GET / HTTP/1.1\r\nHo");
      body.send(post(form, "x".repeat(100)).slice(0, -50));
      for (const { closed } of [headers, body]) {
        const { answers } = await closed;
        expect(answers.map(({ status }) => status)).toEqual([408]);
        expect(answers.map(scoreOf).filter((score) => score < leastScore)).toEqual([]);
      }
    },
  );

  test("no room for another connection (503)", async () => {
    const { answers } = await exchangeRaw(crowded.port, "");
    expect(answers.map(({ status }) => status)).toEqual([503]);
    expect(fieldOf(answers[0], "retry-after")).toBe("10");
    expect(answers.map(scoreOf).filter((score) => score < leastScore)).toEqual([]);
  });

  test.each<[string, number, string]>([
    ["no Host", 400, "GET / HTTP/1.1\r\n\r\n"],
    ["an expectation that is not known", 417, get("/", "Expect: tea\r\n")],
  ])("%s (%i)", async (_about, status, bytes) => {
    const answer = await only(bytes);
    expect(answer.status).toBe(status);
    expect(scoreOf(answer)).toBeGreaterThanOrEqual(leastScore);
  });
});
