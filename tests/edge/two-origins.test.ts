import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { buildTable } from "../../src/delivery/build-table.ts";
import type { RealPostgres } from "../inbox/support/real-postgres.ts";
import { findPostgres, startPostgres } from "../inbox/support/real-postgres.ts";
import type { RealSmtp } from "../inbox/support/real-smtp.ts";
import { startSmtp } from "../inbox/support/real-smtp.ts";
import type { Site } from "../support/running-site.ts";
import { startSite } from "../support/running-site.ts";
import { smallFiles, smallPlaces } from "../support/small-table.ts";

const programs = findPostgres();
const built = existsSync(join("dist", "table.json"));
const missing =
  programs === null ? ": there is no PostgreSQL here" : built ? "" : ": there is no build in dist";

/** Most opinions of one client in a minute (server/dynamic/rate.ts). */
const allowance = 6;

/** Two real servers on one database and one mail server; each request may name the client it is for. */
async function startTwo(postgres: RealPostgres, smtp: RealSmtp) {
  const settings = {
    DATABASE_URL: await postgres.createDatabase(),
    FRESHET_SMTP: smtp.url,
    FRESHET_SITE: "https://guide.example",
    FRESHET_WORKERS: "1",
    FRESHET_CLIENT_HEADER: "x-real-ip",
    FRESHET_TRUSTED_PEERS: "127.0.0.1",
    FRESHET_DYNAMIC_DEADLINE_MS: "10000",
  };
  const sites = await Promise.all([startSite(settings), startSite(settings)]);
  for (const site of sites) onTestFinished(() => site.remove());
  await Promise.all(sites.map((site) => site.says(/Forms are open/)));
  return sites as [Site, Site];
}

interface Sent {
  client?: string;
  headers?: Record<string, string>;
  form?: Record<string, string>;
}

/** On a machine that has much else to do a server may be full for a moment; whoever was told so has not been counted. */
async function send(site: Site, path: string, sent: Sent = {}): Promise<Response> {
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await sendOnce(site, path, sent);
    if (answer.status !== 503) return answer;
    await answer.text();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return sendOnce(site, path, sent);
}

function sendOnce(
  { port }: Site,
  path: string,
  { client = "192.0.2.1", headers = {}, form }: Sent = {},
) {
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method: form === undefined ? "GET" : "POST",
    redirect: "manual",
    headers: { "x-real-ip": client, ...headers },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
}

const opinion = {
  page: "immigrate/visit",
  language: "en",
  found: "no",
  words: "A comma is missing",
};

describe.skipIf(missing !== "")(`two servers on one database${missing}`, () => {
  let postgres: RealPostgres;
  let smtp: RealSmtp;
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? "");
    smtp = await startSmtp();
  });
  afterAll(async () => {
    await postgres?.remove();
    await smtp?.close();
  });

  // A count that comes too late is done without, so on a machine that has much else to do one may be missed.
  const patient = { retry: 2 };

  test(
    "a client who takes turns between them has one allowance, whatever they say of themselves",
    patient,
    async () => {
      const sites = await startTwo(postgres, smtp);
      const statuses: number[] = [];
      let refusal = "";
      for (let turn = 0; turn < allowance + 3; turn += 1) {
        const answer = await send(sites[turn % 2] as Site, "/api/feedback?language=en", {
          form: opinion,
          headers: { "x-freshet-allowance": "feedback 9999 203.0.113.9" },
        });
        statuses.push(answer.status);
        refusal = await answer.text();
      }
      expect(statuses).toEqual([...Array.from({ length: allowance }, () => 303), 429, 429, 429]);
      // Neither server would have refused it by its own count; it gives the words back all the same.
      expect(refusal).toContain(opinion.words);
      const other = await send(sites[0], "/api/feedback?language=en", {
        client: "192.0.2.2",
        form: opinion,
      });
      expect(other.status).toBe(303);
    },
  );

  test("register at one, confirm at the other, once; one confirmation a day, whichever was asked", async () => {
    const [one, other] = await startTwo(postgres, smtp);
    const wish = { address: "ana@example.com", language: "fr", topics: "immigrate" };
    const already = smtp.letters.length;
    for (const site of [one, other])
      expect((await send(site, "/api/interest?language=fr", { form: wish })).status).toBe(303);
    const toAna = () => smtp.letters.slice(already).filter(({ to }) => to.includes(wish.address));
    await expect.poll(() => toAna().length, { timeout: 45_000 }).toBeGreaterThan(0);
    // A letter that comes after both wishes shows that both were looked at.
    await send(other, "/api/interest?language=fr", {
      form: { ...wish, address: "bo@example.com" },
    });
    const toBo = () =>
      smtp.letters.slice(already).filter(({ to }) => to.includes("bo@example.com"));
    await expect.poll(() => toBo().length, { timeout: 45_000 }).toBe(1);
    expect(toAna().length).toBe(1);

    const [, token = ""] = /token=([\w-]{22})/.exec(toAna()[0]?.email.text ?? "") ?? [];
    const path = `/api/confirm?token=${token}&language=fr`;
    const shown = await send(other, path);
    expect(shown.status).toBe(200);
    expect((await send(other, path, { form: {} })).status).toBe(200);
    expect((await send(one, path, { form: {} })).status).toBe(410);
    expect((await send(other, path, { form: {} })).status).toBe(410);
  });

  test("without the database pages and tools go on at both, and forms say so with the words", async () => {
    const sites = await startTwo(postgres, smtp);
    for (const site of sites)
      expect((await send(site, "/api/feedback?language=en", { form: opinion })).status).toBe(303);
    await postgres.crash();
    try {
      for (const site of sites) {
        expect((await send(site, "/en/")).status).toBe(200);
        const tool = await send(site, "/api/tools/citizenship-days?language=en");
        expect([200, 422]).toContain(tool.status);
        const form = await sendOnce(site, "/api/feedback?language=en", { form: opinion });
        expect(form.status).toBe(503);
        expect(await form.text()).toContain(opinion.words);
      }
    } finally {
      await postgres.start();
    }
    const again = { client: "192.0.2.9", form: opinion };
    for (const site of sites)
      await expect
        .poll(async () => (await send(site, "/api/feedback?language=en", again)).status, {
          timeout: 30_000,
        })
        .toBe(303);
  });
});

test("two builds of the same content have the same validators, so two servers agree on what a browser has", async () => {
  const [one, other] = await Promise.all(
    [0, 1].map(() => buildTable({ files: smallFiles, places: smallPlaces, oldAssets: [] })),
  );
  const validators = (of: typeof one) =>
    of?.table.rows.map(({ address, bodies }) => [
      address,
      Object.entries(bodies).map(([coding, { etag }]) => [coding, etag]),
    ]);
  expect(validators(one)).toEqual(validators(other));
  expect(one?.table.build).toBe(other?.table.build);
  expect(one?.bodies.equals(other?.bodies ?? Buffer.alloc(0))).toBe(true);
});
