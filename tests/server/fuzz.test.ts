import { expect, onTestFinished, test } from "vitest";
import type { ReadyTable } from "../../src/server/ready-table.ts";
import { askOverSocket } from "../support/matrix.ts";
import type { Chance } from "../support/mutate.ts";
import { createChance, mutate } from "../support/mutate.ts";
import type { RawAnswer } from "../support/raw-client.ts";
import { exchangeRaw, fieldOf } from "../support/raw-client.ts";
import type { Site } from "../support/running-site.ts";
import { startSite } from "../support/running-site.ts";
import { builtTable } from "../support/site.ts";

const seed = 20_161_108;
const mutations = 100_000;
const lanes = 48;
/** Messages on one connection: every second connection carries one, the others this many. */
const perConnection = 8;

/** Requests that are all in order. None is HEAD, so that every answer can be cut by its own length. */
function validRequests(table: ReadyTable): Buffer[] {
  const host = "Host: freshet.example\r\n";
  const usual = `${host}User-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: text/html,*/*;q=0.8\r\n`;
  const gets = [...table.entries].flatMap(([address, { kind }]) =>
    kind === "dynamic"
      ? []
      : [`GET ${address} HTTP/1.1\r\n${usual}Accept-Encoding: gzip, br;q=0.9\r\n\r\n`],
  );
  const form = "page=immigrate%2Fvisit&language=fr&found=no&words=O%C3%B9+est+le+formulaire%3F";
  return [
    ...gets,
    `GET /en/?a=b HTTP/1.1\r\n${usual}If-None-Match: "x", W/"y", *\r\nRange: bytes=0-0\r\n\r\n`,
    `GET /fr/rien/ HTTP/1.0\r\n${host}Connection: keep-alive\r\n\r\n`,
    `GET /healthz HTTP/1.1\r\n${host}\r\n`,
    `GET /metrics HTTP/1.1\r\n${host}X-Forwarded-For: 1.2.3.4\r\n\r\n`,
    `OPTIONS * HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
    `POST /en/ HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nT: u\r\n\r\n`,
    `POST /api/feedback?language=fr HTTP/1.1\r\n${host}Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n${form}`,
    `POST /api/feedback HTTP/1.1\r\n${host}Expect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
  ].map((text) => Buffer.from(text, "latin1"));
}

/** Says what is wrong with an answer, or null: it must be a row of the table or a refusal that is documented. */
function createJudge(table: ReadyTable): (answer: RawAnswer) => string | null {
  const bodies = new Map<number, Buffer[]>();
  const allow = (bytes: Buffer) =>
    bodies.set(bytes.length, [...(bodies.get(bytes.length) ?? []), bytes]);
  for (const entry of table.entries.values())
    if (entry.kind === "row") for (const { bytes } of entry.bodies) allow(bytes);
  const short =
    /^(ok|draining|Method not allowed|Accept-Encoding refuses every available encoding|The message (is larger than 16 KB|took too long to arrive|was cut off))\n$/;
  const refusalStarts = Object.values(table.keptWords).map((page) =>
    page.slice(0, page.indexOf("%")),
  );
  return (answer) => {
    const { status, body } = answer;
    const refusal = [503, 429].includes(status) && fieldOf(answer, "retry-after") !== undefined;
    if (status >= 500 && !refusal) return `${status} is not a documented refusal`;
    if (body.length === 0 || bodies.get(body.length)?.some((each) => each.equals(body)))
      return null;
    const text = body.toString("utf8");
    if (body.length < 100 && short.test(text)) return null;
    if (refusal && refusalStarts.some((start) => text.startsWith(start))) return null;
    return `${status} with a body that is not in the table: ${text.slice(0, 200)}`;
  };
}

interface Fuzzed {
  messages: number;
  answers: number;
  statuses: Map<number, number>;
  wrong: string[];
}

/** Sends messages until `next` has none. What a connection did not answer because it broke goes on the next one. */
async function fuzzLane(
  next: () => Buffer | null,
  site: Site,
  judge: ReturnType<typeof createJudge>,
  sum: Fuzzed,
) {
  let waiting: Buffer[] = [];
  for (let connection = 0; ; connection += 1) {
    const most = connection % 2 === 0 ? 1 : perConnection;
    while (waiting.length < most) {
      const message = next();
      if (message === null) break;
      sum.messages += 1;
      waiting.push(message);
    }
    if (waiting.length === 0) return;
    const localAddress = `127.0.0.${1 + (connection % 100)}`;
    const sent = Buffer.concat(waiting.slice(0, most));
    const { answers } = await exchangeRaw(site.port, sent, { localAddress });
    for (const answer of answers) {
      sum.answers += 1;
      sum.statuses.set(answer.status, (sum.statuses.get(answer.status) ?? 0) + 1);
      const wrong = judge(answer);
      if (wrong !== null) sum.wrong.push(`${wrong}\n${JSON.stringify(sent.toString("latin1"))}`);
    }
    waiting = waiting.slice(Math.max(1, Math.min(answers.length, most)));
  }
}

const mutant = (corpus: readonly Buffer[], chance: Chance): Buffer => {
  const pick = () => corpus[chance(corpus.length)] ?? Buffer.alloc(0);
  return mutate(pick(), pick(), chance);
};

test(
  `${mutations} mutated requests (seed ${seed}): no crash, no 5xx, no byte that is not in the table`,
  { timeout: 180_000 },
  async () => {
    const table = builtTable();
    const site = await startSite({ FRESHET_WORKERS: "1" });
    onTestFinished(site.remove);
    await site.says(/Forms are open/);
    let deaths = 0;
    site.says(/worker (\d )?ended/).then(
      () => (deaths += 1),
      () => {},
    );
    const [corpus, chance, judge] = [validRequests(table), createChance(seed), createJudge(table)];
    const sum: Fuzzed = { messages: 0, answers: 0, statuses: new Map(), wrong: [] };
    let left = mutations;
    const next = () => (left-- > 0 ? mutant(corpus, chance) : null);
    await Promise.all(Array.from({ length: lanes }, () => fuzzLane(next, site, judge, sum)));

    expect(sum.wrong.slice(0, 5)).toEqual([]);
    expect(sum.messages).toBe(mutations);
    // The mutations are gentle enough that pages, refusals and malformed requests are all reached.
    for (const status of [200, 301, 304, 400, 404, 405])
      expect(sum.statuses.get(status) ?? 0).toBeGreaterThan(100);
    const answer = await askOverSocket(site.port, {
      method: "GET",
      target: "/en/",
      headers: {},
      body: "",
    });
    expect({ status: answer.status, deaths }).toEqual({ status: 200, deaths: 0 });
    if (process.env["FUZZ_TELLS"]) console.log(sum.answers, sum.statuses);
  },
);
