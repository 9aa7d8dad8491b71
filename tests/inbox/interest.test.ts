import { describe, expect, test } from "vitest";
import { confirm, leave, showConfirm, showLeave } from "../../src/inbox/interest/follow-link.ts";
import type { Interest } from "../../src/inbox/interest/interest-schema.ts";
import { interestSchema } from "../../src/inbox/interest/interest-schema.ts";
import type { InterestAnswers, InterestWords } from "../../src/inbox/interest/interest-words.ts";
import { receiveInterest } from "../../src/inbox/interest/receive-interest.ts";
import { createToken, hashToken, isToken } from "../../src/inbox/interest/token.ts";

const told = (title: string) => ({ title, text: `${title}.` });
const words: InterestWords = {
  address: "Adresse",
  topics: "Sujets",
  send: "Envoyer",
  home: "Accueil",
  notSent: told("Rien envoyé"),
  notStored: told("Rien conservé"),
  confirm: { ...told("Confirmez"), button: "Confirmer" },
  confirmed: told("Confirmée"),
  expired: told("Lien expiré"),
  leave: { ...told("Partir"), button: "Se désabonner" },
  left: told("Parti"),
};
const answers: InterestAnswers = {
  words: { en: words, fr: words },
  topics: [
    { id: "immigrate", kind: "section", names: { en: "Immigrate", fr: "Immigrer" } },
    { id: "immigrate/visit", kind: "page", names: { en: "Visit", fr: "Visiter" } },
  ],
  sent: { en: "/en/check-your-email/", fr: "/fr/consultez-vos-courriels/" },
};

const good = { address: "ana@example.com", language: "fr", topics: "immigrate" };

async function post(
  fields: Record<string, string> | string[][],
  { headers = {}, add }: { headers?: Record<string, string>; add?: () => Promise<void> } = {},
) {
  const added: Interest[] = [];
  const keep = (interest: Interest) => {
    added.push(interest);
    return Promise.resolve();
  };
  const response = await receiveInterest(
    new Request("http://localhost/api/interest?language=fr", {
      method: "POST",
      headers: { host: "localhost", ...headers },
      body: new URLSearchParams(fields),
    }),
    { ...answers, add: add ?? keep, wait: () => null },
  );
  return { response, page: await response.text(), added };
}

describe("a registration that is not taken", () => {
  test.each([
    ["no address", { ...good, address: "" }],
    ["an address that is none", { ...good, address: "ana at example" }],
    [
      "an address that ends a header line",
      { ...good, address: "ana@example.com\r\nBcc: all@example.com" },
    ],
    ["two addresses", { ...good, address: "a@example.com, b@example.com" }],
    ["no subject", { address: good.address, language: "fr" }],
    ["a subject that this site does not have", { ...good, topics: "everything" }],
    ["a filled trap", { ...good, website: "https://spam.example" }],
    ["a field that does not exist", { ...good, admin: "1" }],
  ])("%s: the form again, as it was filled in", async (_about, fields) => {
    const { response, page, added } = await post(fields);
    expect([response.status, added]).toEqual([400, []]);
    expect(page).toContain('<p role="alert">Rien envoyé.</p>');
    expect(page).toContain('<input type="checkbox" name="topics" value="immigrate/visit">');
  });

  test("what was typed and chosen comes back as text", async () => {
    const { page } = await post({ ...good, address: '"><script>', website: "x" });
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(page).toContain('name="topics" value="immigrate" checked>');
    expect(page).not.toContain("<script");
  });

  test.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["another site, in an old browser", { origin: "https://evil.example" }],
  ])("a post from %s is 403: a form there could mail anyone", async (_about, headers) => {
    const { response, added } = await post(good, { headers });
    expect([response.status, added]).toEqual([403, []]);
  });

  test("a store that fails: 503, and the form as it was", async () => {
    const { response, page } = await post(good, { add: () => Promise.reject(new Error("gone")) });
    expect(response.status).toBe(503);
    expect(page).toContain('value="ana@example.com"');
    expect(page).toContain("Rien conservé.");
  });
});

describe("a registration that is taken", () => {
  test("ends on the page that says to look for the mail; several subjects are kept once each", async () => {
    const fields = [
      ["address", " Ana@Éxample.com "],
      ["language", "fr"],
      ["topics", "immigrate/visit"],
      ["topics", "immigrate"],
      ["topics", "immigrate"],
    ];
    const { response, added } = await post(fields);
    expect([response.status, response.headers.get("location")]).toEqual([
      303,
      "/fr/consultez-vos-courriels/",
    ]);
    expect(added).toEqual([
      {
        address: "ana@xn--xample-9ua.com",
        language: "fr",
        topics: ["immigrate", "immigrate/visit"],
      },
    ]);
  });

  test("a program is told 202, the same for everyone", async () => {
    const request = new Request("http://localhost/api/interest", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...good, topics: ["immigrate"] }),
    });
    const response = await receiveInterest(request, {
      ...answers,
      add: () => Promise.resolve(),
      wait: () => null,
    });
    expect([response.status, await response.json()]).toEqual([202, {}]);
  });

  test("more subjects than the site will ever have, or one of the wrong shape, are not", () => {
    const many = Array.from({ length: 251 }, (_, index) => `immigrate/p${index}`);
    expect(interestSchema.safeParse({ ...good, topics: many }).success).toBe(false);
    expect(interestSchema.safeParse({ ...good, topics: ["../etc"] }).success).toBe(false);
  });
});

describe("a link that was mailed", () => {
  const token = createToken();
  const ask = (method: string, query: string, headers: Record<string, string> = {}) =>
    new Request(`http://localhost/api/confirm${query}`, {
      method,
      headers: { host: "localhost", ...headers },
    });
  const query = `?token=${token}&language=fr`;

  test.each([
    ["confirming", showConfirm, "Confirmer", "/api/confirm"],
    ["leaving", showLeave, "Se désabonner", "/api/leave"],
  ])("%s: opening it shows a button and changes nothing", async (_about, show, label, path) => {
    const response = show(ask("GET", query), answers.words);
    const page = await response.text();
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(page).toContain(`action="${path}?token=${token}&amp;language=fr"`.replace("&amp;", "&"));
    expect(page).toContain(`<button>${label}</button>`);
    expect(page).toContain('<meta name="referrer" content="same-origin">');
    expect(page).toContain('<meta name="robots" content="noindex">');
  });

  test.each([
    ["no token", ""],
    ["a token that is none", "?token=%22%3E%3Cscript%3E"],
    ["one that is too long", `?token=${token}A`],
  ])("%s: said so, and nothing of it is repeated", async (_about, wrong) => {
    const response = showConfirm(ask("GET", wrong), answers.words);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toMatch(/<script|<button/);
    const use = () => Promise.reject(new Error("must not be asked"));
    expect((await confirm(ask("POST", wrong), { words: answers.words, use })).status).toBe(410);
  });

  test("the button confirms; a used or old token is 410; a store that is away is 503", async () => {
    const press = async (use: () => Promise<boolean>, headers = {}) =>
      (await confirm(ask("POST", query, headers), { words: answers.words, use })).status;
    expect(await press(() => Promise.resolve(true))).toBe(200);
    expect(await press(() => Promise.resolve(false))).toBe(410);
    expect(await press(() => Promise.reject(new Error("gone")))).toBe(503);
    const abroad = { "sec-fetch-site": "cross-site" };
    expect(await press(() => Promise.resolve(true), abroad)).toBe(403);
  });

  test.each([
    ["a form", "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"],
    [
      "several parts",
      "multipart/form-data; boundary=b",
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--',
    ],
  ])(
    "one-click leaving as %s (RFC 8058) needs nothing but the address",
    async (_about, type, body) => {
      const used: string[] = [];
      const use = (each: string) => {
        used.push(each);
        return Promise.resolve(true);
      };
      const request = new Request(`http://localhost/api/leave${query}`, {
        method: "POST",
        headers: { "content-type": type },
        body,
      });
      const response = await leave(request, { words: answers.words, use });
      expect([response.status, used]).toEqual([200, [token]]);
    },
  );

  test("who has left already, or never was there, is told the same", async () => {
    const answer = async (left: boolean) => {
      const response = await leave(ask("POST", query), {
        words: answers.words,
        use: () => Promise.resolve(left),
      });
      return [response.status, await response.text()];
    };
    expect(await answer(false)).toEqual(await answer(true));
  });
});

test("tokens have 128 bits, are all different, and are stored as something else", () => {
  const tokens = Array.from({ length: 1000 }, () => createToken());
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) {
    expect(Buffer.from(token, "base64url").length).toBe(16);
    expect(isToken(token)).toBe(true);
    expect(hashToken(token)).not.toContain(token);
  }
});
