import { expect, onTestFinished, test, vi } from "vitest";
import { askOverSocket } from "../support/matrix.ts";
import { freePort, startSite } from "../support/running-site.ts";

/** How long the whole site may take to answer on a busy machine. */
const patience = { timeout: 45_000, interval: 250 };

test("/metrics counts what visitors sent, and holds none of it", async () => {
  const metricsPort = await freePort();
  const site = await startSite({
    FRESHET_METRICS_PORT: String(metricsPort),
    FRESHET_DYNAMIC_DEADLINE_MS: "10000",
    FRESHET_CLIENT_HEADER: "x-client",
    FRESHET_TRUSTED_PEERS: "127.0.0.1",
  });
  onTestFinished(site.remove);
  await site.says(/Forms are open/);
  let client = 0;
  const send = async (target: string, fields: Record<string, string>) => {
    client += 1;
    const { status } = await askOverSocket(site.port, {
      method: "POST",
      target,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
        "x-client": `192.0.2.${client % 250}`,
      },
      body: new URLSearchParams(fields).toString(),
    });
    expect(status).toBe(303);
  };
  const opinion = { page: "immigrate/visit", language: "fr", found: "no", words: "Introuvable" };
  const wish = { address: "ana@example.com", language: "fr", topics: "province/ontario" };
  // A machine that is busy sheds forms.
  await vi.waitFor(() => send("/api/feedback?language=fr", opinion), patience);
  await vi.waitFor(() => send("/api/interest?language=fr", wish), patience);
  const text = await vi.waitFor(async () => {
    const get = { method: "GET", target: "/metrics", headers: {}, body: "" };
    const told = (await askOverSocket(metricsPort, get)).body.toString();
    expect(told).toContain('freshet_inbox_mails_total{outcome="sent"} 1\n');
    return told;
  }, patience);
  for (const line of [
    "freshet_inbox_store_answers 1",
    "freshet_inbox_feedback 1",
    'freshet_inbox_registrations{state="waiting"} 1',
    'freshet_inbox_registrations{state="confirmed"} 0',
    "freshet_inbox_outbox 0",
  ])
    expect(text).toContain(`${line}\n`);
  expect(text).not.toMatch(/ana@|Introuvable|192\.0\.2|ontario/);
});
