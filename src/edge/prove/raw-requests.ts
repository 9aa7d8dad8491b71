import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Door } from "./ask.ts";
import type { Bench, CheckResult } from "./check.ts";
import { withEdge } from "./check.ts";

/** Spellings that must not reach a page, a form or a file by another name. */
const deceptions = [
  "//en/", "/en//", "/en/./", "/./en/", "/en/../en/", "/en/%2e%2e/fr/", "/%65n/", "/en%2f", "/en/;a=b", "/en/%00", "/en/%0a",
  "/EN/", "/en/.css", "/en/visit.css", "/api/feedback/x.css", "/api/feedback;.css", "/api//feedback", "/api/./feedback",
  "/API/feedback", "/api/feedback%2f", "/../../etc/passwd", "/..%2f..%2fetc/passwd", "/en/..%5c..%5cetc", "/.edge/busy",
  "/.edge/mirror", "/.edge/unchanged/", "/rows/", "/rows/identity/", "/nginx.conf", "/table.conf", "/en/index.html/", "/metrics",
]; // prettier-ignore

/** Requests whose end is told in two ways; the second request in each must never be seen by an origin. */
const smuggled = "GET /herd/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
const pairs: [about: string, bytes: string][] = [
  ["CL.TE", `POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${5 + smuggled.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`],
  ["TE.CL", `POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`],
  ["two lengths", `POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`],
  ["length list", `POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0, ${smuggled.length}\r\n\r\n${smuggled}`],
  ["obs-fold", `POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding:\r\n chunked\r\nContent-Length: ${5 + smuggled.length}\r\n\r\n0\r\n\r\n${smuggled}`],
  ["space before colon", `POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\nContent-Length: ${5 + smuggled.length}\r\n\r\n0\r\n\r\n${smuggled}`],
  ["unknown coding", `POST /api/feedback HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\nContent-Length: ${5 + smuggled.length}\r\n\r\n0\r\n\r\n${smuggled}`],
  ["body on GET", `GET /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${smuggled.length}\r\n\r\n${smuggled}`],
  ["bare line feed in a header", `GET /en/ HTTP/1.1\r\nHost: localhost\r\nX: a\nTransfer-Encoding: chunked\r\nContent-Length: ${5 + smuggled.length}\r\n\r\n0\r\n\r\n${smuggled}`],
]; // prettier-ignore

/** Cache deception and traversal: no such spelling is answered with 200, and none with anything of a file system. */
export function checkDeception(bench: Bench): Promise<CheckResult[]> {
  return withEdge(bench, async ({ door }) => {
    const wrong: string[] = [];
    const ask = (target: string): Promise<string> =>
      exchange(door, `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    const answers = await Promise.all(deceptions.map(ask));
    for (const [index, answer] of answers.entries()) {
      const target = deceptions[index];
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? "none";
      if (!["400", "404", "405"].includes(status) || answer.includes("root:"))
        wrong.push(`${target} ${status}`);
    }
    return [
      {
        name: `${deceptions.length} deceptive and traversing spellings`,
        saw: wrong.length === 0 ? "400, 404 or 405 for all" : wrong.join(", "),
        originRequests: null,
        worstMs: null,
        expected: "400, 404 or 405 for all",
        holds: wrong.length === 0,
      },
    ];
  });
}

/** Request smuggling: the request inside another's body never reaches an origin as a request. */
export function checkSmuggling(bench: Bench): Promise<CheckResult[]> {
  const { origins } = bench;
  return withEdge(bench, async ({ door }) => {
    origins.forget();
    await Promise.all(pairs.map(([, bytes]) => exchange(door, bytes)));
    const seen = origins.asked.filter((line) => line.includes("smuggled"));
    return [
      {
        name: `${pairs.length} smuggling pairs`,
        saw: `${seen.length} smuggled requests at an origin`,
        originRequests: origins.asked.length,
        worstMs: null,
        expected: "none",
        holds: seen.length === 0,
      },
    ];
  });
}

/** Sends bytes and gives what comes back until the edge closes or has been silent for a second. */
function exchange(door: Door, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const where = { host: "127.0.0.1", port: door.port };
    const socket =
      door.ca === undefined
        ? connect(where)
        : connectTls({ ...where, ca: door.ca, servername: door.host });
    let text = "";
    socket.setTimeout(1000, () => socket.destroy());
    socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => resolve(text));
    socket.write(Buffer.from(bytes, "latin1"));
  });
}
