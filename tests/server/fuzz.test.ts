import { expect, onTestFinished, test } from "vitest";
import type { ReadyTable } from "../../src/server/answer/ready-table.ts";
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
  const special = [
    `GET /en/?a=b HTTP/1.1\r\n${usual}If-None-Match: *\r\nRange: bytes=0-0\r\n\r\n`,
    `GET /fr/rien/ HTTP/1.0\r\n${host}Connection: keep-alive\r\n\r\n`,
    `GET /healthz HTTP/1.1\r\n${host}\r\n`,
    `GET /metrics HTTP/1.1\r\n${host}X-Forwarded-For: 1.2.3.4\r\n\r\n`,
    `OPTIONS * HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
    `POST /en/ HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\nT: u\r\n\r\n`,
    `POST /api/feedback?language=fr HTTP/1.1\r\n${host}Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n${form}`,
    `POST /api/feedback HTTP/1.1\r\n${host}Expect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
  ];
  // Pages are many and alike; what is special is asked for as often.
  return [...gets, ...Array.from({ length: 12 }, () => special).flat()].map((text) =>
    Buffer.from(text, "latin1"),
  );
}

/** What both texts end with. */
function commonEnd(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return one.slice(one.length - length);
}

/** Says what is wrong with an answer, or null: it must be a row of the table or a refusal that is documented. */
function createJudge(table: ReadyTable): (answer: RawAnswer) => string | null {
  const bodies = new Map<number, Buffer[]>();
  const allow = (bytes: Buffer) =>
    bodies.set(bytes.length, [...(bodies.get(bytes.length) ?? []), bytes]);
  for (const [, entry] of table.entries)
    if (entry.kind === "row") for (const { bytes } of entry.bodies) allow(bytes);
  const short =
    /^(ok|draining|Method not allowed|There must be one Host field|Only 100-continue can be expected|Accept-Encoding refuses every available encoding|The message (is larger than 16 KB|took too long to arrive|was cut off))\n$/;
  // A refused form changes the heading of this page and what stands in its part for kept words.
  const refusals = Object.values(table.keptWords).map((keptWords) => {
    const bare = keptWords.fill(Buffer.from(""), "busy").toString();
    const withForm = keptWords.fill(Buffer.from("found=no"), "busy").toString();
    return { start: bare.slice(0, bare.indexOf("<title>")), end: commonEnd(bare, withForm) };
  });
  const problem =
    /^\{"type":"about:blank","title":"(Service Unavailable|Too Many Requests)","status":(503|429)\}$/;
  return (answer) => {
    const { status, body } = answer;
    const refusal = [503, 429].includes(status) && fieldOf(answer, "retry-after") !== undefined;
    if (status >= 500 && !refusal) return `${status} is not a documented refusal`;
    if (body.length === 0 || bodies.get(body.length)?.some((each) => each.equals(body)))
      return null;
    const text = body.toString("utf8");
    if (body.length < 100 && short.test(text)) return null;
    if (refusal && problem.test(text)) return null;
    if (
      refusal &&
      refusals.some(({ start }) => text.startsWith(start)) &&
      refusals.some(({ end }) => text.endsWith(end))
    )
      return null;
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
    const { answers } = await exchangeRaw(site.port, sent, { localAddress }).catch(
      (error: Error) => {
        sum.wrong.push(`${error.message}\n${JSON.stringify(sent.toString("latin1"))}`);
        return { answers: [] };
      },
    );
    if (sum.wrong.length > 20) return;
    for (const answer of answers) {
      sum.answers += 1;
      sum.statuses.set(answer.status, (sum.statuses.get(answer.status) ?? 0) + 1);
      const wrong = judge(answer);
      if (wrong !== null) sum.wrong.push(`${wrong}\n${JSON.stringify(sent.toString("latin1"))}`);
    }
    waiting = waiting.slice(Math.max(1, Math.min(answers.length, most)));
  }
}

/** Forms whose framing is right and whose words are not. Gives what was wrong with the answers. */
async function fuzzForms(
  site: Site,
  chance: Chance,
  judge: ReturnType<typeof createJudge>,
): Promise<string[]> {
  const form = Buffer.from(
    "page=%25words%25&language=fr&found=no&words=%3C%2Ftextarea%3E%22%27%26",
  );
  const wrong: string[] = [];
  for (let times = 0; times < 500; times += 1) {
    const body = mutate(form, form, chance).toString("latin1");
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
    };
    const sent = { method: "POST", target: "/api/feedback?language=fr", headers, body };
    const { status, headers: got, body: bytes } = await askOverSocket(site.port, sent);
    const fields = Object.entries(got).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const said = judge({ status, headers: fields, body: bytes });
    const notSent =
      status === 400 &&
      bytes.includes("<title>Votre réponse n’a pas été envoyée | Venir au Canada</title>");
    if (said !== null && !notSent) wrong.push(`${said}\n${JSON.stringify(body)}`);
  }
  return wrong;
}

const mutant = (corpus: readonly Buffer[], chance: Chance): Buffer => {
  const pick = () => corpus[chance(corpus.length)] ?? Buffer.alloc(0);
  return mutate(pick(), pick(), chance);
};

test(
  `${mutations} mutated requests (seed ${seed}): no crash, no 5xx, no byte that is not in the table`,
  { timeout: 60_000 },
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
      expect(sum.statuses.get(status) ?? 0).toBeGreaterThan(50);
    const answer = await askOverSocket(site.port, {
      method: "GET",
      target: "/en/",
      headers: {},
      body: "",
    });
    expect({ status: answer.status, deaths }).toEqual({ status: 200, deaths: 0 });
    expect(await fuzzForms(site, createChance(seed), judge)).toEqual([]);
    if (process.env["FUZZ_TELLS"]) console.log(sum.answers, sum.statuses);
  },
);

test("an odd Host is never the dynamic worker's trouble: no answer is a 5xx", async () => {
  const site = await startSite({ FRESHET_WORKERS: "1" });
  onTestFinished(site.remove);
  await site.says(/Forms are open/);
  const statuses: [host: string, status: number][] = [];
  // Six messages a minute are the limit.
  for (const host of ["u:p@evil.example", "a b/../<x>", "a:99999", "[::", "evil.example/x?"]) {
    const headers = { host, "content-type": "application/x-www-form-urlencoded" };
    const sent = { method: "POST", target: "/api/feedback", headers, body: "found=no&language=en" };
    statuses.push([host, (await askOverSocket(site.port, sent)).status]);
  }
  expect(statuses.filter(([, status]) => status >= 500 || status === 404)).toEqual([]);
});
