import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { DynamicClass } from "../../../src/delivery/table.ts";
import type { ShedReason } from "../../../src/server/dynamic/admission.ts";
import type { DynamicAnswer } from "../../../src/server/dynamic/call.ts";
import type { DeskParts } from "../../../src/server/dynamic/desk.ts";
import { createDesk } from "../../../src/server/dynamic/desk.ts";
import type { ReadyTable } from "../../../src/server/answer/ready-table.ts";
import type { Reply } from "../../../src/server/answer/reply.ts";
import { smallTable } from "../../support/small-table.ts";

let table: ReadyTable;
beforeAll(async () => {
  table = await smallTable();
});

const thanks: DynamicAnswer = {
  kind: "answer",
  status: 303,
  headers: ["location", "/en/thank-you/"],
  body: Buffer.alloc(0),
  coding: null,
};
const late: DynamicAnswer = { kind: "failed", why: "deadline" };

interface Sent {
  page?: string;
  words?: string;
  class?: DynamicClass;
  headers?: Record<string, string>;
}

/** A desk with a worker of the test's own, and what it shed. */
function openDesk(parts: Partial<DeskParts> & Pick<DeskParts, "call">) {
  const sheds: ShedReason[] = [];
  const desk = createDesk({
    rate: () => Promise.resolve(null),
    clientKey: () => "client",
    load: () => ({ surge: false, utilization: 0 }),
    onShed: (reason) => sheds.push(reason),
    now: () => 0,
    random: () => 0,
    ...parts,
  });
  const send = ({
    page = "visit",
    words = "hello",
    class: of = "feedback",
    headers = {},
  }: Sent = {}) => {
    const body = Buffer.from(
      `page=${encodeURIComponent(page)}&found=no&words=${encodeURIComponent(words)}`,
    );
    const request = Object.assign(Readable.from([body]), {
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    }) as unknown as IncomingMessage;
    const ask = {
      method: "POST",
      address: "/api/feedback",
      query: "",
      acceptEncoding: undefined,
      ifNoneMatch: undefined,
      availableDictionary: undefined,
      hostIsWrong: false,
    };
    return Promise.resolve(desk.answer({ request, ask, class: of, language: "en", table }));
  };
  return { send, sheds, tryAgain: desk.tryAgain };
}

const field = ({ headers }: Reply, name: string) =>
  headers.find((_each, index) => headers[index - 1] === name && index % 2 === 1);
const tally = (values: readonly (string | number)[]) =>
  Object.fromEntries(
    [...new Set(values)].map((value) => [value, values.filter((each) => each === value).length]),
  );

describe("a worker that hangs", () => {
  test("holds one call and thirty-two who wait; everyone else is told at once, and all get their words back", async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<DynamicAnswer>();
    let calls = 0;
    const { send, sheds } = openDesk({
      call: () => {
        calls += 1;
        return released;
      },
    });
    const replies = Array.from({ length: 100 }, (_, index) => send({ words: `words <${index}>` }));
    // The first 99 answers are refusals; the one at work ends when the worker's deadline does.
    const { promise: refused, resolve: allRefused } = Promise.withResolvers<void>();
    let answered = 0;
    for (const reply of replies)
      void reply.then(() => {
        answered += 1;
        if (answered === 99) allRefused();
      });
    await refused;
    expect(calls).toBe(1);
    release(late);
    const all = await Promise.all(replies);
    expect(tally(all.map(({ status }) => status))).toEqual({ 503: 100 });
    expect(tally(sheds)).toEqual({ "line-full": 67, "waited-too-long": 32, deadline: 1 });
    for (const [index, reply] of all.entries()) {
      expect(reply.body?.toString()).toContain(`words &lt;${index}&gt;</textarea>`);
      expect(field(reply, "Retry-After")).toBe("5");
      expect(field(reply, "Cache-Control")).toBe("no-store");
    }
  });
});

describe("a worker that fails", () => {
  test("five failures open the breaker; after a rest one call tries, and a success closes it", async () => {
    let nowMs = 0;
    let answer: DynamicAnswer = { kind: "failed", why: "unreachable" };
    let calls = 0;
    const { send, sheds } = openDesk({
      now: () => nowMs,
      call: () => {
        calls += 1;
        return Promise.resolve(answer);
      },
    });
    for (let times = 0; times < 20; times += 1) await send();
    expect({ calls, sheds: tally(sheds) }).toEqual({
      calls: 5,
      sheds: { unreachable: 5, breaker: 15 },
    });
    expect((await send({ words: "mine" })).body?.toString()).toContain("mine</textarea>");
    nowMs = 1000;
    await Promise.all(Array.from({ length: 8 }, () => send()));
    expect(calls).toBe(6);
    nowMs = 3000;
    answer = thanks;
    expect((await send()).status).toBe(303);
    expect((await Promise.all([send(), send()])).map(({ status }) => status)).toEqual([303, 303]);
  });

  test("a new worker is tried at once, whatever rest the last one earned", async () => {
    let answer: DynamicAnswer = { kind: "failed", why: "unreachable" };
    const { send, tryAgain } = openDesk({ call: () => Promise.resolve(answer) });
    for (let times = 0; times < 20; times += 1) await send();
    answer = thanks;
    expect((await send()).status).toBe(503);
    tryAgain();
    expect((await send()).status).toBe(303);
  });

  test("an answer of 500 counts as a failure: words come back, and the breaker opens", async () => {
    let calls = 0;
    const { send } = openDesk({
      call: () => {
        calls += 1;
        return Promise.resolve({
          kind: "answer",
          status: 500,
          headers: [],
          body: Buffer.alloc(0),
          coding: null,
        });
      },
    });
    const replies: Reply[] = [];
    for (let times = 0; times < 20; times += 1) replies.push(await send({ words: "mine" }));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 503: 20 });
    expect(replies[0]?.body?.toString()).toContain("mine</textarea>");
    expect(calls).toBe(5);
  });
});

test("registrations that cannot be kept end neither opinions nor tools", async () => {
  let full = true;
  const { send } = openDesk({
    call: () =>
      Promise.resolve(
        full
          ? { kind: "answer", status: 503, headers: [], body: Buffer.from("full"), coding: null }
          : thanks,
      ),
  });
  for (let times = 0; times < 20; times += 1) await send({ class: "interest" });
  full = false;
  const classes: DynamicClass[] = ["interest", "feedback", "tool"];
  const statuses = await Promise.all(
    classes.map(async (each) => (await send({ class: each })).status),
  );
  expect(statuses).toEqual([503, 303, 303]);
});

describe("words that come back", () => {
  const down: DynamicAnswer = { kind: "failed", why: "unreachable" };

  test("stand in their own place, even when another field holds the mark of that place", async () => {
    const { send } = openDesk({ call: () => Promise.resolve(down) });
    const reply = await send({ page: "%words%", words: "mine" });
    expect(reply.body?.toString()).toContain("mine</textarea>");
  });

  test("come back however the media type is spelt (RFC 9110, 8.3.1)", async () => {
    const { send } = openDesk({ call: () => Promise.resolve(down) });
    const type = { "content-type": "Application/X-WWW-Form-Urlencoded" };
    const reply = await send({ words: "mine", headers: type });
    expect(reply.body?.toString()).toContain("mine</textarea>");
  });
});

test("over the limit: 429 with the seconds the limit says, and the words", async () => {
  const { send, sheds } = openDesk({
    call: () => Promise.resolve(thanks),
    rate: () => Promise.resolve(42),
  });
  const reply = await send({ words: "mine" });
  expect([reply.status, field(reply, "Retry-After"), sheds]).toEqual([429, "42", ["rate"]]);
  expect(reply.body?.toString()).toContain("mine</textarea>");
});

test("a body that was refused is not a call, and a call that was refused is not counted by the limit", async () => {
  let counted = 0;
  const { send } = openDesk({
    call: () => Promise.resolve(thanks),
    load: () => ({ surge: true, utilization: 0 }),
    rate: () => {
      counted += 1;
      return Promise.resolve(null);
    },
  });
  await send();
  expect(counted).toBe(0);
});

test("as the load rises: prefetches are shed first, then opinions, registrations and tools", async () => {
  let utilization = 0;
  const { send } = openDesk({
    call: () => Promise.resolve(thanks),
    load: () => ({ surge: false, utilization }),
  });
  const kinds: [name: string, sent: Sent][] = [
    ["prefetch", { class: "tool", headers: { "sec-purpose": "prefetch;prerender" } }],
    ["feedback", { class: "feedback" }],
    ["interest", { class: "interest" }],
    ["tool", { class: "tool" }],
  ];
  const shed: string[] = [];
  for (let percent = 0; percent <= 100; percent += 1) {
    utilization = percent / 100;
    for (const [name, sent] of kinds)
      if ((await send(sent)).status === 503 && !shed.includes(name)) shed.push(name);
  }
  expect(shed).toEqual(["prefetch", "feedback", "interest", "tool"]);
});

test("answered calls do not fall when three times as many come as can be answered", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  /** One place, taken for ten milliseconds. */
  const capacityPerMs = 0.1;
  const offer = async (times: number) => {
    const { send } = openDesk({
      now: () => Date.now(),
      call: () => new Promise((resolve) => setTimeout(() => resolve(thanks), 10)),
    });
    const replies: Promise<Reply>[] = [];
    for (let ms = 1; ms <= 1000; ms += 1) {
      while (replies.length < ms * capacityPerMs * times) replies.push(send());
      await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(1000);
    const statuses = (await Promise.all(replies)).map(({ status }) => status);
    return { offered: statuses.length, answered: statuses.filter((each) => each === 303).length };
  };
  const [once, twice, thrice] = [await offer(1), await offer(2), await offer(3)];
  expect([once, twice, thrice].map(({ offered }) => offered)).toEqual([100, 200, 300]);
  expect(once.answered).toBeGreaterThan(0.95 * once.offered);
  for (const { answered } of [twice, thrice])
    expect(answered).toBeGreaterThanOrEqual(0.97 * once.answered);
});
