import { setTimeout as wait } from "node:timers/promises";
import { edgeEncodings } from "../edge-site.ts";
import type { Source } from "../read-source.ts";
import type { Door, Outcome, Question } from "./ask.ts";
import { ask, keepConnections } from "./ask.ts";
import { inLanes } from "./lanes.ts";

/** Fields that belong to a connection or to the moment, or that say who answered. */
const notCompared = new Set([
  "accept-ranges",
  "age",
  "connection",
  "date",
  "keep-alive",
  "retry-after",
  "server",
  "transfer-encoding",
]);

/** What differs between edge and origin for one request; null when nothing does. */
export function differenceOf(question: string, edge: Outcome, origin: Outcome): string | null {
  if (edge.status !== origin.status) return `${question}: ${edge.status}, origin ${origin.status}`;
  const isRedirect = origin.status === 301;
  const names = new Set([...Object.keys(edge.headers), ...Object.keys(origin.headers)]);
  for (const name of names) {
    if (notCompared.has(name)) continue;
    // A 304 and a redirect may describe a body that is not of interest to anybody.
    if ((isRedirect || origin.status === 304) && /^content-(encoding|length|type)$/.test(name))
      continue;
    const [here, there] = [edge.headers[name], origin.headers[name]];
    if (String(here) !== String(there)) return `${question}: ${name} is ${here}, origin ${there}`;
  }
  if (!isRedirect && !edge.body.equals(origin.body)) return `${question}: other bytes`;
  return null;
}

/** Every address of the table in every way: codings, HEAD, conditional, queries, redirects, unknown, wrong methods. */
export function toQuestions({ site }: Source): Question[] {
  const codings = edgeEncodings.map((each) => ({ "accept-encoding": each }));
  const rows = site.rows.flatMap(({ address, contentType, bodies }): Question[] => [
    ...codings.map((headers) => ({ path: address, headers })),
    { path: address, method: "HEAD", headers: { "accept-encoding": "br" } },
    { path: `${address}?q=1`, headers: { "accept-encoding": "gzip" } },
    ...(contentType.startsWith("text/html")
      ? [
          {
            path: address,
            headers: { "accept-encoding": "br", "if-none-match": `"x", W/${bodies.br.etag}` },
          },
        ]
      : []),
  ]);
  const unknown = ["/nowhere", "/en/nowhere/", "/fr/nulle-part/", "/en//", "/EN/", "/enfin/"];
  return [
    ...rows,
    ...site.redirects.map(({ address }) => ({ path: address })),
    ...unknown.flatMap((path) => codings.map((headers) => ({ path, headers }))),
    ...site.dynamic.map(({ address }) => ({ path: address })),
    { path: "/en/", method: "DELETE" },
    { path: "/nowhere", method: "PUT" },
  ];
}

/** Questions asked at a time. */
const lanes = 6;

const tries = 30;
const betweenTriesMs = 100;

/** A server that is full for a moment refuses what is not a page; compared is what it says when it has time. */
async function askPatiently(...asked: Parameters<typeof ask>): Promise<Outcome> {
  for (let tried = 1; tried < tries; tried += 1) {
    const outcome = await ask(...asked);
    if (outcome.status !== 503) return outcome;
    await wait(betweenTriesMs);
  }
  return ask(...asked);
}

/** Asks edge and origin the same and tells every difference. */
export async function findDrift(
  edge: Door,
  origin: Door,
  questions: readonly Question[],
): Promise<{ differences: string[]; worstMs: number }> {
  const [toEdge, toOrigin] = [keepConnections(edge), keepConnections(origin)];
  let worstMs = 0;
  const compare = async (question: Question): Promise<string[]> => {
    // Twice at the edge: the second answer is the kept one.
    const [here, again, there] = [
      await askPatiently(edge, question, toEdge),
      await askPatiently(edge, question, toEdge),
      await askPatiently(origin, question, toOrigin),
    ];
    worstMs = Math.max(worstMs, here.tookMs, again.tookMs);
    const words = `${question.method ?? "GET"} ${question.path} ${JSON.stringify(question.headers ?? {})}`;
    const found = [here, again].map((each) => differenceOf(words, each, there));
    return found.filter((each) => each !== null).slice(0, 1);
  };
  const differences = (await inLanes(questions, lanes, compare)).flat();
  for (const each of [toEdge, toOrigin]) each.close();
  return { differences, worstMs: Math.round(worstMs) };
}
