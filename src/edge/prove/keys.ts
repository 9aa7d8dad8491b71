import { edgeEncodings } from "../edge-site.ts";
import type { Outcome } from "./ask.ts";
import { ask } from "./ask.ts";
import type { Bench, CheckResult } from "./check.ts";
import { isRow, tellOutcomes, withEdge, worstOf } from "./check.ts";

const path = "/en/";

/** Ways in which one page is asked for; none may make a copy of its own. */
const spellings: Record<string, string>[] = [
  ...Array.from({ length: 60 }, (_, index) => ({ cookie: `session=${index}` })),
  ...[
    "br",
    "br, gzip",
    "gzip, deflate, br, zstd",
    "BR",
    "br;q=0.5, gzip;q=1",
    "gzip",
    "gzip;q=1.0",
    "GZIP, deflate",
    "x-gzip",
    "gzip;q=0",
    "br;q=0",
    "identity",
    "",
    "zstd",
    "*",
    "deflate",
    "br;q=0, gzip;q=0.001",
  ].map((accepted) => ({ "accept-encoding": accepted })),
  { "x-forwarded-host": "evil.example" },
  { "x-forwarded-proto": "http" },
  { "x-original-url": "/api/feedback" },
  { "x-rewrite-url": "/nowhere" },
  { "x-http-method-override": "POST" },
  { forwarded: "host=evil.example" },
  { authorization: "Basic eDp5" },
  { range: "bytes=0-5" },
  { "user-agent": "x".repeat(2000) },
  { "accept-language": "fr" },
  { "if-modified-since": "Mon, 01 Jan 2024 00:00:00 GMT" },
];

/** Random queries, cookies and header spellings on one page. */
export function checkKeys(bench: Bench): Promise<CheckResult[]> {
  const { source, origins } = bench;
  return withEdge(bench, async ({ door }) => {
    origins.forget();
    const outcomes: Outcome[] = [];
    for (let index = 0; index < 200; index += 1)
      outcomes.push(
        await ask(door, { path: `${path}?utm_source=${index}&x=%00${"y".repeat(index)}` }),
      );
    for (const headers of spellings) outcomes.push(await ask(door, { path, headers }));
    const right = outcomes.filter((each) => isRow(source, path, each)).length;
    return [
      {
        name: `${outcomes.length} queries, cookies and header spellings on one page`,
        saw: `${tellOutcomes(outcomes)}, ${right} the right page`,
        originRequests: origins.asked.length,
        worstMs: worstOf(outcomes),
        expected: `the page for all, at most ${edgeEncodings.length} origin requests`,
        holds: right === outcomes.length && origins.asked.length <= edgeEncodings.length,
      },
    ];
  });
}

/** Refusals and errors come from the origin each time; nothing of them is kept. */
export function checkRefusals(bench: Bench): Promise<CheckResult[]> {
  const { origins } = bench;
  return withEdge(bench, async ({ door }) => {
    await origins.behave("503");
    const during: Outcome[] = [];
    for (let index = 0; index < 5; index += 1)
      during.push(await ask(door, { path: `/herd/refused` }));
    await origins.behave(null);
    origins.forget();
    let after = await ask(door, { path: "/herd/refused" });
    for (let tries = 0; after.status !== 200 && tries < 16; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      after = await ask(door, { path: "/herd/refused" });
    }
    return [
      {
        name: "503 from the origins on an address that no mirror has, then 200",
        saw: `${tellOutcomes(during)}; afterwards ${after.status}`,
        originRequests: origins.asked.length,
        worstMs: worstOf([...during, after]),
        expected: "503 as long as it lasts, 200 within four seconds after",
        holds: during.every(({ status }) => status === 503) && after.status === 200,
      },
    ];
  });
}
