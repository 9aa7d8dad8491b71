import { describe, expect, test } from "vitest";
import type { FeedbackWords } from "../../src/inbox/feedback-form.ts";
import type { Feedback } from "../../src/inbox/feedback-schema.ts";
import type { FeedbackAnswers } from "../../src/inbox/receive-feedback.ts";
import { receiveFeedback } from "../../src/inbox/receive-feedback.ts";

const words: FeedbackWords = {
  question: "Avez-vous trouvé?",
  yes: "Oui",
  no: "Non",
  reason: "Ce qui n'a pas fonctionné",
  reasons: {
    "not-found": "Absent",
    unclear: "Pas clair",
    outdated: "Ancien",
    wrong: "Faux",
    broken: "Brisé",
    language: "Langue",
    other: "Autre",
  },
  words: "Vos mots",
  hint: "Aucun nom",
  send: "Envoyer",
  home: "Accueil",
};
const said = (title: string) => ({ en: { title, text: title }, fr: { title, text: title } });
const answers: FeedbackAnswers = {
  thanks: { en: "/en/thank-you/", fr: "/fr/merci/" },
  notSent: {
    en: { title: "Not sent", text: "Choose Yes or No." },
    fr: { title: "Rien envoyé", text: "Choisissez Oui ou Non." },
  },
  notStored: said("Rien conservé"),
  closed: said("Terminé"),
  form: { en: words, fr: words },
  pages: {
    "immigrate/visit": null,
    "immigrate/closed": "2026-11-21",
    "immigrate/last-day": "2026-11-22",
  },
};
const received = new Date("2026-11-22T12:00:00Z");

/** A reception that keeps what it is given in a list. */
function listening(add?: (feedback: Feedback) => Promise<void>): {
  stored: Feedback[];
  post: (body: string, headers?: Record<string, string>, query?: string) => Promise<Response>;
} {
  const stored: Feedback[] = [];
  const keep = (feedback: Feedback) => {
    stored.push(feedback);
    return Promise.resolve();
  };
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
        { ...answers, add: add ?? keep, now: () => received },
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
const json = { "content-type": "application/json" };

describe("what is refused, and stored nowhere", () => {
  test.each([
    ["no answer to the question", form({ found: "" })],
    ["a page that is no page id", form({ page: "../etc/passwd" })],
    ["more than 600 characters", form({ words: "x".repeat(601) })],
    ["a filled trap", form({ website: "https://spam.example" })],
    ["a speed that no person has", form({ filledInMs: "300" })],
    ["a reason that is not on the list", form({ reason: "because" })],
    ["a page that this site does not have", form({ page: "immigrate/unknown" })],
    ["two answers at once", `${form({})}&found=no`],
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
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; merci</textarea>");
    expect(page).not.toContain("<script");
  });

  test("JSON gets problem details that name the field", async () => {
    const { post } = listening();
    const response = await post(
      JSON.stringify({ page: "immigrate/visit", language: "de", found: "yes" }),
      json,
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
    ["JSON that is none", "{", json, 400],
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

  test("a store that fails: 503, and the form with everything the visitor wrote and chose", async () => {
    const { post } = listening(() => Promise.reject(new Error("disk full: My SIN is 046 454 286")));
    const sent = form({ found: "no", reason: "unclear", words: "Mon NAS est le 046 454 286" });
    const response = await post(sent);
    const page = await response.text();
    expect([response.status, response.headers.get("cache-control")]).toEqual([503, "no-store"]);
    expect(page).toContain('<p role="alert">Rien conservé</p>');
    expect(page).toContain("\nMon NAS est le 046 454 286</textarea>");
    expect(page).toContain('value="no" required checked>');
    expect(page).toContain('<option value="unclear" selected>');
    expect(page).toContain('name="page" value="immigrate/visit"');
    expect(page).toContain('<html lang="fr-CA">');
  });

  test("the same for a program: problem details, and when to come back", async () => {
    const { post } = listening(() => Promise.reject(new Error("disk full")));
    const body = JSON.stringify({ page: "immigrate/visit", language: "en", found: "no" });
    const response = await post(body, json);
    expect({
      status: response.status,
      type: response.headers.get("content-type"),
      retry: response.headers.get("retry-after"),
      problem: ((await response.json()) as { detail: string }).detail,
    }).toEqual({
      status: 503,
      type: "application/problem+json",
      retry: "30",
      problem: "The message could not be stored. Try again in a few minutes.",
    });
  });

  test("after the last day a page takes no opinions: 410, and the words come back", async () => {
    const { stored, post } = listening();
    const response = await post(form({ page: "immigrate/closed", words: "trop tard" }));
    expect([response.status, stored]).toEqual([410, []]);
    expect(await response.text()).toContain("trop tard</textarea>");
    expect((await post(form({ page: "immigrate/last-day" }))).status).toBe(303);
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
        reason: "",
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
      json,
    );
    expect({ status: response.status, stored: stored.length }).toEqual({ status: 201, stored: 1 });
    expect(await response.json()).toEqual({ removed: [] });
  });

  test("a reason from the list is kept as its value, in both languages the same", async () => {
    const { stored, post } = listening();
    await post(form({ found: "no", reason: "outdated" }));
    expect(stored[0]?.reason).toBe("outdated");
  });
});

describe("personal data", () => {
  test("never reaches what stores it, and the thank-you page says that it was removed", async () => {
    const { stored, post } = listening();
    const response = await post(form({ words: "Je m'appelle Léa Fortin, NAS 046 454 286." }));
    expect(response.headers.get("location")).toBe("/fr/merci/#removed");
    expect(stored.map((each) => each.words)).toEqual(["Je m'appelle ⟦name⟧, NAS ⟦sin⟧."]);
  });

  test("a program is told what kinds were removed", async () => {
    const { stored, post } = listening();
    const words = "write to a.b@example.com or 514-555-0182";
    const body = JSON.stringify({ page: "immigrate/visit", language: "en", found: "no", words });
    expect(await (await post(body, json)).json()).toEqual({ removed: ["email", "phone"] });
    expect(stored.map((each) => each.words)).toEqual(["write to ⟦email⟧ or ⟦phone⟧"]);
  });

  test("600 characters that are all personal data are taken, however long their marks are", async () => {
    const { stored, post } = listening();
    const words = "046454286 ".repeat(60).trim();
    expect((await post(form({ words }))).status).toBe(303);
    expect(stored[0]?.words).toBe("⟦sin⟧ ".repeat(60).trim());
  });
});
