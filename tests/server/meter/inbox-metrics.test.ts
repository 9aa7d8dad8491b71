import { expect, onTestFinished, test, vi } from "vitest";
import { createInbox } from "../../../src/inbox/inbox.ts";
import { readSettings } from "../../../src/inbox/settings.ts";
import { startTending } from "../../../src/inbox/tending.ts";
import { addSnapshots } from "../../../src/server/meter/counters.ts";
import type { InboxFacts } from "../../../src/server/meter/inbox-facts.ts";
import { inboxFactsSchema } from "../../../src/server/meter/inbox-facts.ts";
import { toExposition } from "../../../src/server/meter/prometheus.ts";
import { mailWords } from "../../inbox/mail/mail-words.ts";
import { temporaryFolder } from "../../inbox/support/both-databases.ts";
import { readExposition } from "./exposition.ts";

const nowMs = Date.UTC(2026, 10, 22, 12);

/** The text of `/metrics`, and its samples that speak of the inbox. */
async function tell(inbox: InboxFacts | null) {
  const text = await toExposition({
    collected: { counters: addSnapshots([]), visitors: [], workers: [], silent: [] },
    build: "4f2a",
    visitors: { visitors: 0, languages: { none: 0, en: 0, fr: 0 }, countries: [] },
    sameHourLastWeek: null,
    ratio: null,
    surgeSwitch: false,
    dynamicLoop: null,
    inbox,
    nowMs,
  });
  const metrics = Object.entries(readExposition(text))
    .filter(([name]) => name.startsWith("freshet_inbox_"))
    .map(([name, { samples }]) => [name, samples]);
  return { text, metrics: Object.fromEntries(metrics) as Record<string, Record<string, number>> };
}

const facts: InboxFacts = {
  sent: 7,
  postponed: 3,
  dropped: 1,
  limited: 40,
  failed: 2,
  counts: {
    kept: {
      feedback: 1200,
      unconfirmed: 5,
      confirmed: 90,
      outbox: 4,
      oldestMail: "2026-11-22T11:58:30.000Z",
    },
    purged: { feedback: 10, unconfirmed: 6 },
    noRoom: 540,
  },
};

test("nothing is told of an inbox that nobody knows of", async () => {
  expect((await tell(null)).metrics).toEqual({});
});

test("a store that cannot be reached has no counts, rather than those of before", async () => {
  expect((await tell({ ...facts, counts: null })).metrics).toEqual({
    freshet_inbox_store_answers: { "": 0 },
    freshet_inbox_store_failures_total: { "": 2 },
    freshet_inbox_mails_total: {
      'outcome="sent"': 7,
      'outcome="deferred"': 3,
      'outcome="refused"': 1,
      'outcome="limited"': 40,
    },
  });
});

test("every count is told once", async () => {
  expect((await tell(facts)).metrics).toEqual({
    freshet_inbox_store_answers: { "": 1 },
    freshet_inbox_store_failures_total: { "": 2 },
    freshet_inbox_mails_total: {
      'outcome="sent"': 7,
      'outcome="deferred"': 3,
      'outcome="refused"': 1,
      'outcome="limited"': 40,
    },
    freshet_inbox_feedback: { "": 1200 },
    freshet_inbox_registrations: { 'state="waiting"': 5, 'state="confirmed"': 90 },
    freshet_inbox_outbox: { "": 4 },
    freshet_inbox_outbox_oldest_seconds: { "": 90 },
    freshet_inbox_purged_total: { 'what="feedback"': 10, 'what="registration"': 6 },
    freshet_inbox_no_room_total: { "": 540 },
  });
});

test.each([
  ["an empty outbox", null, 0],
  ["a clock that was set back", "2026-11-22T13:00:00.000Z", 0],
])("%s has an age of 0", async (_about, oldestMail, expected) => {
  const { counts } = facts;
  if (counts === null) throw new Error("There are no counts to change");
  const kept = { ...counts.kept, oldestMail };
  const { metrics } = await tell({ ...facts, counts: { ...counts, kept } });
  expect(metrics["freshet_inbox_outbox_oldest_seconds"]).toEqual({ "": expected });
});

test("what the inbox tells is understood, and holds no address and no word", async () => {
  const settings = readSettings({ FRESHET_DATA: temporaryFolder() });
  const inbox = createInbox({ settings, words: mailWords, now: () => new Date(nowMs) });
  onTestFinished(() => inbox.close());
  const words = "The part on biometrics is unclear";
  await inbox.addFeedback({
    page: "immigrate/visit",
    language: "en",
    found: "no",
    reason: "",
    words,
  });
  await inbox.addInterest({ address: "ana@example.com", language: "fr", topics: ["immigrate"] });
  const said = startTending(inbox);
  await vi.waitFor(() => expect(said.counts?.kept.feedback).toBe(1));
  const sent = JSON.stringify(said);
  const { text, metrics } = await tell(inboxFactsSchema.parse(JSON.parse(sent)));
  expect(metrics["freshet_inbox_registrations"]).toEqual({
    'state="waiting"': 1,
    'state="confirmed"': 0,
  });
  for (const told of [sent, text]) expect(told).not.toMatch(/ana@|biometrics|immigrate/);
});
