import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { allowanceHeader, writeAllowance } from "../../../src/formats/client-allowance.ts";
import { countRequest } from "../../../src/inbox/limits/count-request.ts";
import type { SharedCount } from "../../../src/inbox/limits/shared-count.ts";
import { createSharedCount } from "../../../src/inbox/limits/shared-count.ts";
import type { RealPostgres } from "../support/real-postgres.ts";
import { findPostgres, startPostgres } from "../support/real-postgres.ts";

const programs = findPostgres();
const about =
  programs === null ? "the shared count: there is no PostgreSQL here" : "the shared count";

let server: RealPostgres;
beforeAll(async () => {
  if (programs !== null) server = await startPostgres(programs);
});
afterAll(() => server?.remove());

const client = "192.0.2.7";
const opinion = { of: "feedback", perMinute: 3, client };

/** A server's count on a database; ended with the test. */
function countOn(url: string, now: () => Date = () => new Date()): SharedCount {
  // A machine with much else to do is late by itself; what comes late is not what most of these tests are about.
  const count = createSharedCount({ url, now, patienceMs: 20_000 });
  onTestFinished(() => count.close());
  return count;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const connection = new Client({ connectionString: url });
  await connection.connect();
  try {
    return (await connection.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await connection.end();
  }
}

/** How many of so many requests in a row are taken, by servers that take turns. */
async function taken(servers: readonly SharedCount[], requests: number): Promise<number> {
  let count = 0;
  for (let turn = 0; turn < requests; turn += 1)
    if ((await servers[turn % servers.length]?.count(opinion)) === null) count += 1;
  return count;
}

describe.skipIf(programs === null)(about, () => {
  test("a client who takes turns between two servers has one allowance", async () => {
    const url = await server.createDatabase();
    expect(await taken([countOn(url), countOn(url)], 10)).toBe(opinion.perMinute);
  });

  test("so has one who asks both at the same time", async () => {
    const url = await server.createDatabase();
    const servers = [countOn(url), countOn(url)];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) => servers[turn % 2]?.count(opinion)),
    );
    expect(answers.filter((each) => each === null).length).toBe(opinion.perMinute);
  });

  test("who is refused is told when to come back, within the minute", async () => {
    const count = countOn(await server.createDatabase());
    await taken([count], opinion.perMinute);
    const waitS = await count.count(opinion);
    expect(waitS).toBeGreaterThan(0);
    expect(waitS).toBeLessThanOrEqual(60);
  });

  test("another client and another kind of work have their own", async () => {
    const count = countOn(await server.createDatabase());
    await taken([count], 5);
    expect(await count.count({ ...opinion, client: "192.0.2.8" })).toBeNull();
    expect(await count.count({ ...opinion, of: "tool" })).toBeNull();
  });

  test("no address is stored, whole or in parts, and the name of a client is another the next day", async () => {
    const url = await server.createDatabase();
    const day = (text: string) => () => new Date(`${text}T12:00:00Z`);
    const namesAfter = async (text: string): Promise<unknown[]> => {
      await countOn(url, day(text)).count(opinion);
      return (await query(url, "SELECT key FROM rate")).map(({ key }) => key);
    };
    const first = await namesAfter("2026-11-23");
    const again = await namesAfter("2026-11-23");
    expect(again).toEqual(first);
    const both = await namesAfter("2026-11-24");
    expect(new Set(both).size).toBe(2);
    for (const key of both) {
      expect(key).toMatch(/^feedback:[\w-]{43}$/);
      expect(key).not.toContain("192");
    }
    // With the key of yesterday nobody could tell whose name it was; it is gone.
    expect((await query(url, "SELECT day FROM rate_key")).map(({ day: of }) => of)).toEqual([
      "2026-11-24",
    ]);
  });

  test("servers that start together make their tables once", async () => {
    const url = await server.createDatabase();
    const servers = Array.from({ length: 6 }, () => countOn(url));
    const answers = await Promise.all(servers.map((each) => each.count(opinion)));
    expect(answers.filter((each) => each === null).length).toBe(opinion.perMinute);
  });

  test("a database that goes away refuses nobody, and one that comes back counts again", async () => {
    const url = await server.createDatabase();
    let nowMs = Date.now();
    const count = countOn(url, () => new Date(nowMs));
    await taken([count], opinion.perMinute - 1);
    await server.crash();
    const answers = await Promise.all(Array.from({ length: 20 }, () => count.count(opinion)));
    expect(answers).toEqual(Array.from({ length: 20 }, () => null));
    await server.start();
    // Nobody waits for it again so soon.
    expect(await taken([count], 10)).toBe(10);
    nowMs += 5000;
    expect(await taken([count], 10)).toBe(opinion.perMinute);
  });
});

describe.skipIf(programs === null)("a database that does not answer", () => {
  test("is waited for no longer than is said, once, and refuses nobody", async () => {
    const url = await server.createDatabase();
    const holder = new Client({ connectionString: url });
    await holder.connect();
    onTestFinished(() => holder.end());
    await countOn(url).count(opinion);
    await holder.query("BEGIN; LOCK TABLE rate");
    const hasty = createSharedCount({ url, now: () => new Date(), patienceMs: 50 });
    onTestFinished(() => hasty.close());
    expect(await taken([hasty], 10)).toBe(10);
  });
});

test("a database that was never there refuses nobody", async () => {
  const count = countOn("postgres://nobody@localhost/none?host=/nonexistent");
  expect(await taken([count], 10)).toBe(10);
});

describe("a request that the static workers let through", () => {
  const countAs = (answer: number | null): SharedCount => ({
    count: () => Promise.resolve(answer),
    close: () => Promise.resolve(),
  });
  const headers = new Headers({ [allowanceHeader]: writeAllowance(opinion) });

  test("over the limit it is refused with 429 and when to come back", async () => {
    const refused = await countRequest(headers, countAs(17));
    expect([refused?.status, refused?.headers.get("retry-after")]).toEqual([429, "17"]);
  });

  test.each([
    ["within the limit", headers, countAs(null)],
    ["without a shared database", headers, null],
    ["from the dynamic worker itself", new Headers(), countAs(17)],
  ])("%s it goes on", async (_about, given, shared) =>
    expect(await countRequest(given, shared)).toBeNull(),
  );
});
