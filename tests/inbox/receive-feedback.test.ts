import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Feedback } from "../../src/inbox/feedback-schema.ts";
import { openFeedbackStore } from "../../src/inbox/feedback-store.ts";
import { receiveFeedback } from "../../src/inbox/receive-feedback.ts";

const thanks = { en: "/en/thank-you/", fr: "/fr/merci/" };
const notSent = {
  en: { title: "Not sent", text: "Choose Yes or No." },
  fr: { title: "Rien envoyé", text: "Choisissez Oui ou Non." },
};
const received = new Date("2026-11-22T12:00:00Z");

/** A reception that keeps what it is given in a list. */
function listening(): {
  stored: Feedback[];
  post: (body: string, headers?: Record<string, string>, query?: string) => Promise<Response>;
} {
  const stored: Feedback[] = [];
  const store = () => ({
    add: (feedback: Feedback) => void stored.push(feedback),
    close: () => {},
  });
  return {
    stored,
    post: (body, headers = {}, query = "?language=fr") =>
      receiveFeedback(
        new Request(`http://localhost:4321/api/feedback${query}`, {
          method: "POST",
          body,
          headers: {
            host: "localhost:4321",
            "content-type": "application/x-www-form-urlencoded",
            ...headers,
          },
        }),
        { store, now: () => received, thanks, notSent },
      ),
  };
}

const form = (fields: Record<string, string>) =>
  new URLSearchParams({
    page: "immigrate/visit",
    language: "fr",
    found: "yes",
    words: "",
    website: "",
    ...fields,
  }).toString();

describe("what is refused, and stored nowhere", () => {
  test.each([
    ["no answer to the question", form({ found: "" })],
    ["a page that is no page id", form({ page: "../etc/passwd" })],
    ["more than 600 characters", form({ words: "x".repeat(601) })],
    ["a filled trap", form({ website: "https://spam.example" })],
    ["a field that does not exist", `${form({})}&admin=1`],
    ["nothing at all", ""],
  ])("a form with %s: a page that says so", async (_about, body) => {
    const { stored, post } = listening();
    const response = await post(body);
    expect({
      status: response.status,
      type: response.headers.get("content-type"),
      cache: response.headers.get("cache-control"),
      stored,
    }).toEqual({ status: 400, type: "text/html; charset=utf-8", cache: "no-store", stored: [] });
    expect(await response.text()).toContain("Choisissez Oui ou Non.");
  });

  test("the visitor gets their words back, and they are text, not markup", async () => {
    const { post } = listening();
    const page = await (
      await post(form({ found: "", words: "<script>alert(1)</script> & merci" }))
    ).text();
    expect(page).toContain("<pre>&lt;script&gt;alert(1)&lt;/script&gt; &amp; merci</pre>");
  });

  test("JSON gets problem details that name the field", async () => {
    const { post } = listening();
    const response = await post(
      JSON.stringify({ page: "immigrate/visit", language: "de", found: "yes" }),
      { "content-type": "application/json" },
    );
    expect({
      status: response.status,
      type: response.headers.get("content-type"),
      problem: await response.json(),
    }).toEqual({
      status: 400,
      type: "application/problem+json",
      problem: {
        type: "about:blank",
        title: "Bad Request",
        status: 400,
        detail: "language: must be en or fr",
      },
    });
  });

  test.each([
    ["JSON that is none", "{", { "content-type": "application/json" }, 400],
    ["another type", "x", { "content-type": "text/plain" }, 415],
    ["a multipart form", "x", { "content-type": "multipart/form-data; boundary=x" }, 415],
    ["a post from another site", form({}), { "sec-fetch-site": "cross-site" }, 403],
    ["a post from a sister site", form({}), { "sec-fetch-site": "same-site" }, 403],
    ["an old browser on another site", form({}), { origin: "https://evil.example" }, 403],
    ["an opaque origin", form({}), { origin: "null" }, 403],
  ])("%s: %#", async (_about, body, headers, status) => {
    const { stored, post } = listening();
    expect({ status: (await post(body, headers)).status, stored }).toEqual({ status, stored: [] });
  });

  test("a store that fails is 503: nothing is acknowledged that was not stored", async () => {
    const store = () => {
      throw new Error("disk full");
    };
    const request = new Request("http://localhost/api/feedback", {
      method: "POST",
      body: form({}),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(
      (await receiveFeedback(request, { store, now: () => received, thanks, notSent })).status,
    ).toBe(503);
  });
});

describe("what is taken", () => {
  test.each([
    ["a browser on the page", { "sec-fetch-site": "same-origin" }],
    ["a browser without Fetch Metadata", { origin: "http://localhost:4321" }],
    ["a program", {}],
  ])("a form from %s ends on the thank-you page of its language", async (_about, headers) => {
    const { stored, post } = listening();
    const response = await post(form({ words: " Où est le formulaire?\r\nMerci " }), headers);
    expect({ status: response.status, location: response.headers.get("location") }).toEqual({
      status: 303,
      location: "/fr/merci/",
    });
    expect(stored).toEqual([
      {
        page: "immigrate/visit",
        language: "fr",
        found: "yes",
        words: "Où est le formulaire?\nMerci",
      },
    ]);
  });

  test("600 characters and line ends fit, as a browser counts them", async () => {
    const { stored, post } = listening();
    await post(form({ words: `${"é".repeat(299)}\r\n${"é".repeat(300)}` }));
    expect(stored[0]?.words.length).toBe(600);
  });

  test("JSON is acknowledged with 201", async () => {
    const { stored, post } = listening();
    const response = await post(
      JSON.stringify({ page: "immigrate/visit", language: "en", found: "no" }),
      { "content-type": "application/json" },
    );
    expect({ status: response.status, stored: stored.length }).toEqual({ status: 201, stored: 1 });
  });
});

test("the store keeps messages over a restart", () => {
  const folder = mkdtempSync(join(tmpdir(), "freshet-inbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const words of ["first", "second"]) {
    const store = openFeedbackStore(join(folder, "new", "place"));
    store.add({ page: "immigrate/visit", language: "en", found: "no", words }, received);
    store.close();
  }
  const database = new DatabaseSync(join(folder, "new", "place", "inbox.sqlite"), {
    readOnly: true,
  });
  onTestFinished(() => database.close());
  expect(
    database
      .prepare("SELECT received, words FROM feedback ORDER BY id")
      .all()
      .map((row) => ({ ...row })),
  ).toEqual([
    { received: "2026-11-22T12:00:00.000Z", words: "first" },
    { received: "2026-11-22T12:00:00.000Z", words: "second" },
  ]);
});
