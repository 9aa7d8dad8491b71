import { describe, expect, test, vi } from "vitest";
import { refuseWork } from "../../../src/server/dynamic/admission.ts";
import { createBudget } from "../../../src/server/dynamic/budget.ts";
import { createBreaker } from "../../../src/server/dynamic/breaker.ts";
import { toClientKey } from "../../../src/server/dynamic/client-key.ts";
import { createKeptWords } from "../../../src/server/dynamic/kept-words.ts";
import { createWaitingLine } from "../../../src/server/dynamic/waiting-line.ts";

describe("admission", () => {
  const calm = { surge: false, utilization: 0, breakerResting: false, lineFull: false };
  const opinion = { class: "feedback", speculative: false } as const;

  test.each([
    ["a calm worker takes everything", opinion, calm, null],
    ["the switch closes forms", opinion, { ...calm, surge: true }, "switch"],
    [
      "a prefetch is shed first",
      { ...opinion, speculative: true },
      { ...calm, utilization: 0.6 },
      "speculative",
    ],
    ["opinions go before registrations", opinion, { ...calm, utilization: 0.75 }, "pressure"],
    [
      "registrations hold longer",
      { ...opinion, class: "interest" as const },
      { ...calm, utilization: 0.79 },
      null,
    ],
    [
      "tools hold longest",
      { ...opinion, class: "tool" as const },
      { ...calm, utilization: 0.89 },
      null,
    ],
    [
      "and then go too",
      { ...opinion, class: "tool" as const },
      { ...calm, utilization: 0.9 },
      "pressure",
    ],
    ["a resting breaker", opinion, { ...calm, breakerResting: true }, "breaker"],
    ["a full line", opinion, { ...calm, lineFull: true }, "line-full"],
  ])("%s", (_about, applicant, standing, reason) => {
    expect(refuseWork(applicant, standing)).toBe(reason);
  });
});

describe("the breaker", () => {
  const failing = (times: number, nowMs = 0) => {
    const breaker = createBreaker();
    for (let count = 0; count < times; count += 1) breaker.failed(nowMs);
    return breaker;
  };

  test("four failures are tolerated, a fifth opens it", () => {
    expect(failing(4).mayTry(0)).toBe(true);
    expect(failing(5).mayTry(0)).toBe(false);
  });

  test("a success in between starts the count again", () => {
    const breaker = failing(4);
    breaker.succeeded();
    breaker.failed(0);
    expect(breaker.mayTry(0)).toBe(true);
  });

  test("after a rest one call is let through, and only one", () => {
    const breaker = failing(5);
    expect([breaker.mayTry(999), breaker.mayTry(1000), breaker.mayTry(1000)]).toEqual([
      false,
      true,
      false,
    ]);
    breaker.succeeded();
    expect(breaker.mayTry(1001)).toBe(true);
  });

  test("each failed try doubles the rest, up to half a minute", () => {
    const breaker = failing(5);
    let nowMs = 0;
    const rests: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const sinceMs = nowMs;
      while (!breaker.mayTry(nowMs)) nowMs += 500;
      rests.push(nowMs - sinceMs);
      breaker.failed(nowMs);
    }
    expect(rests).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });
});

describe("the waiting line", () => {
  const limits = {
    atWork: 1,
    usual: { waiting: 2, waitMs: 100 },
    standing: { waiting: 1, waitMs: 5 },
    standingMs: 100,
  };

  test("places are bounded, then the line, then people are turned away at once", async () => {
    const line = createWaitingLine(limits, () => 0);
    expect(await line.enter()).toBe("taken");
    const waiting = [line.enter(), line.enter()];
    expect([line.isFull(), await line.enter()]).toEqual([true, "line-full"]);
    line.leave();
    line.leave();
    expect(await Promise.all(waiting)).toEqual(["taken", "taken"]);
    line.leave();
    expect(line.atWork()).toBe(0);
  });

  test("in a line that empties, the oldest goes first; in one that stands, the newest", async () => {
    let nowMs = 0;
    const line = createWaitingLine({ ...limits, usual: { waiting: 3, waitMs: 100 } }, () => nowMs);
    const served: string[] = [];
    const come = (name: string) =>
      line.enter().then((place) => place === "taken" && served.push(name));
    await line.enter();
    const all = [come("first"), come("second"), come("third")];
    line.leave();
    await all[0];
    nowMs = 101;
    line.leave();
    await all[2];
    line.leave();
    await all[1];
    expect(served).toEqual(["first", "third", "second"]);
  });

  test("a line that stands is shorter, until it has been empty", async () => {
    let nowMs = 0;
    const line = createWaitingLine(limits, () => nowMs);
    await line.enter();
    const first = line.enter();
    nowMs = 101;
    expect(line.isFull()).toBe(true);
    line.leave();
    await first;
    line.leave();
    await line.enter();
    void line.enter();
    expect(line.isFull()).toBe(false);
  });

  test("who waits too long is told so and leaves no trace", async () => {
    vi.useFakeTimers();
    const line = createWaitingLine(limits, () => 0);
    await line.enter();
    const late = line.enter();
    vi.advanceTimersByTime(100);
    expect(await late).toBe("waited-too-long");
    line.leave();
    expect(line.atWork()).toBe(0);
    vi.useRealTimers();
  });
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["", ""],
])("%s counts as %s", (address, key) => {
  expect(toClientKey(address)).toBe(key);
});

test("kept words are escaped, and replacement patterns in them mean nothing", () => {
  const template = '<input value="%page%"><input value="%found%"><textarea>%words%</textarea>';
  const body = new URLSearchParams({
    page: '"><script>',
    found: "no",
    words: "</textarea> $& $1 %page%",
  });
  expect(createKeptWords(template).fill(Buffer.from(body.toString()), "busy").toString()).toBe(
    '<input value="&quot;&gt;&lt;script&gt;"><input value="no"><textarea>\n&lt;/textarea&gt; $&amp; $1 %page%</textarea>',
  );
});

test("a budget is spent at once, then flows back at its rate, and does not pile up", () => {
  const may = createBudget(100, 10);
  const spend = (nowMs: number) =>
    Array.from({ length: 20 }, () => may(nowMs)).filter(Boolean).length;
  expect([spend(0), spend(50), spend(60_000)]).toEqual([10, 5, 10]);
});
