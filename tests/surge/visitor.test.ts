import { describe, expect, test } from "vitest";
import type { PageForm } from "../../src/surge/page-forms.ts";
import type { Page, Site } from "../../src/surge/site.ts";
import type { Visit } from "../../src/surge/visit.ts";
import { stage } from "./staged-site.ts";
import type { StagedAnswer } from "./staged-site.ts";

const form: PageForm = {
  action: "/api/feedback?language=en",
  fields: [
    { name: "page", choices: ["home"], isWords: false },
    { name: "found", choices: ["yes", "no"], isWords: false },
    { name: "words", choices: [], isWords: true },
    { name: "website", choices: [], isWords: false },
  ],
};
const page = (path: string, assets: string[]): [string, Page] => [
  path,
  { path, language: "en", section: "home", links: [], assets, forms: [form] },
];
const site: Site = {
  pages: new Map([page("/en/", ["/site.css"]), page("/en/b/", ["/site.css", "/b.png"])]),
  missing: [],
  listed: 2,
  foreignAssets: 0,
};
const visit: Visit = {
  number: 0,
  arriveMs: 100,
  waitMs: 0,
  traits: { country: "US", language: "en", encoding: "br" },
  steps: [
    { path: "/en/", readMs: 5000 },
    { path: "/en/b/", readMs: 7000 },
    { path: "/en/", readMs: 1000 },
  ],
  seen: [],
  seenAgoMs: 0,
  isReturning: false,
  sends: 0,
};
const RELOAD = {
  afterErrorPercent: 100,
  slowS: 4,
  afterSlowPercent: 100,
  pauseS: 2,
  most: 2,
  basis: "assumed: test",
};
const fresh = (seconds: number, ...more: string[]): StagedAnswer => ({
  fields: [`Cache-Control: public, max-age=${seconds}`, 'ETag: "v1"', ...more],
});

describe("a visit", () => {
  test("asks for each page when it is due and for its assets after it, and leaves when the last is read", () => {
    const { clock, sent, counts, left, live } = stage(site, () => fresh(60));
    live(visit);
    clock.run(60_000);
    expect(sent.map(({ text, dueMs, atMs }) => [text, dueMs, atMs])).toEqual([
      ["GET /en/", 100, 100],
      ["GET /site.css", 110, 110],
      ["GET /en/b/", 5120, 5120],
      ["GET /b.png", 5130, 5130],
    ]);
    // The second style sheet, and the third page with its style sheet, were in the cache.
    expect(counts().cache).toEqual({
      fresh: 3,
      stale: 0,
      conditional: 0,
      notModified: 0,
      savedBytes: 300,
    });
    expect(counts().visits).toEqual({ came: 1, left: 1, cut: 0, returning: 0 });
    expect([left(), counts().languages, counts().countries]).toEqual([1, { en: 4 }, { US: 4 }]);
  });

  test("with several connections assets come side by side, with one after the other", () => {
    for (const [mostConnections, expected] of [
      [1, [0, 0, 0]],
      [6, [0, 0, 1]],
    ] as const) {
      const { clock, sent, live } = stage(site, () => ({}), { mostConnections });
      live({ ...visit, steps: [{ path: "/en/b/", readMs: 10 }] });
      clock.run(5000);
      expect(sent.map(({ connection }) => connection)).toEqual(expected);
    }
  });

  test("who reads the last page when the run begins sends nothing, and leaves on time", () => {
    const { clock, sent, deltas, left, live } = stage(site, () => ({}));
    live({ ...visit, arriveMs: 0, waitMs: 2300, steps: [] });
    clock.run(4000);
    expect([sent.length, left(), deltas.map(({ visitors }) => visitors)]).toEqual([
      0,
      1,
      [1, 1, 0, 0],
    ]);
  });

  test("a redirect is followed, and counted as a page", () => {
    const { clock, sent, live } = stage(site, ({ path }) =>
      path === "/en/" ? { status: 302, fields: ["Location: /en/b/"] } : {},
    );
    live({ ...visit, steps: [{ path: "/en/", readMs: 10 }] });
    clock.run(5000);
    expect(sent.map(({ text }) => text)).toEqual([
      "GET /en/",
      "GET /en/b/",
      "GET /site.css",
      "GET /b.png",
    ]);
  });

  test("a redirect to itself has an end", () => {
    const { clock, sent, live, left } = stage(site, () => ({
      status: 302,
      fields: ["Location: /loop"],
    }));
    live({ ...visit, steps: [{ path: "/en/", readMs: 10 }] });
    clock.run(5000);
    expect([sent.length, left()]).toEqual([6, 1]);
  });

  test("the end of the run ends every visit: who waits for an answer still gets it", () => {
    const { clock, counts, left, live } = stage(site, () => ({ takesMs: 3000 }));
    const visitors = [0, 10, 20].map((arriveMs) => live({ ...visit, arriveMs }));
    const reader = live({ ...visit, arriveMs: 0, waitMs: 60_000 });
    clock.run(1000);
    for (const visitor of [...visitors, reader]) visitor.end();
    expect(left()).toBe(1);
    clock.run(5000);
    expect([
      left(),
      counts().visits.cut,
      counts().scopes.pages.requests,
      counts().scopes.assets.requests,
    ]).toEqual([4, 4, 3, 0]);
  });
});

describe("the cache of a visitor", () => {
  const twice = {
    ...visit,
    steps: [
      { path: "/en/", readMs: 30_000 },
      { path: "/en/", readMs: 1 },
    ],
  };
  test.each<[string, string[], string[]]>([
    ["nothing said: asked for again", [], ["GET /en/"]],
    ["fresh: not asked for", ["Cache-Control: max-age=60"], []],
    [
      "no longer fresh, without a validator: asked for again",
      ["Cache-Control: max-age=20"],
      ["GET /en/"],
    ],
    [
      "no longer fresh: asked whether it holds",
      ["Cache-Control: max-age=20", 'ETag: "a"'],
      ['GET /en/ if "a"'],
    ],
    [
      "by date when there is no ETag",
      ["Last-Modified: Tue, 08 Nov 2016 23:00:00 GMT"],
      ["GET /en/ if Tue, 08 Nov 2016 23:00:00 GMT"],
    ],
    ["old when it came", ["Cache-Control: max-age=60", "Age: 40"], ["GET /en/"]],
    [
      "no-cache: asked each time",
      ["Cache-Control: no-cache, max-age=60", 'ETag: "a"'],
      ['GET /en/ if "a"'],
    ],
    ["no-store: not kept", ["Cache-Control: no-store, max-age=60", 'ETag: "a"'], ["GET /en/"]],
    ["private: kept by the visitor", ["Cache-Control: private, max-age=60"], []],
    [
      "Vary: Accept-Encoding, always the same for one visitor",
      ["Cache-Control: max-age=60", "Vary: Accept-Encoding"],
      [],
    ],
    ["Vary: *, never the same", ["Cache-Control: max-age=60", "Vary: *"], ["GET /en/"]],
  ])("%s", (_, fields, expected) => {
    const { clock, sent, live } = stage(site, ({ path }) =>
      path === "/en/" ? { fields } : fresh(1000),
    );
    live(twice);
    clock.run(60_000);
    const again = sent
      .slice(2)
      .map(({ text, condition }) => (condition === undefined ? text : `${text} if ${condition}`));
    expect(again).toEqual(expected);
  });

  test("304 makes the copy fresh again and saves its bytes", () => {
    const { clock, counts, live } = stage(site, (ask, turn) =>
      turn > 1 ? { ...fresh(60), status: 304 } : fresh(ask.path === "/en/" ? 20 : 1000),
    );
    live({
      ...visit,
      steps: [
        ...twice.steps.slice(0, 1),
        { path: "/en/", readMs: 30_000 },
        { path: "/en/", readMs: 1 },
      ],
    });
    clock.run(90_000);
    expect(counts().statuses).toEqual({ "200": 2, "304": 1 });
    expect(counts().cache).toMatchObject({ conditional: 1, notModified: 1, fresh: 3 });
  });

  test("stale-while-revalidate: shown at once and asked for behind it", () => {
    const { clock, sent, counts, live, deltas } = stage(site, ({ path }) =>
      path === "/en/"
        ? {
            fields: ["Cache-Control: max-age=20, stale-while-revalidate=60", 'ETag: "a"'],
            takesMs: 4000,
          }
        : fresh(1000),
    );
    live(twice);
    clock.run(120_000);
    expect(sent.map(({ text }) => text)).toEqual(["GET /en/", "GET /site.css", "GET /en/"]);
    expect(counts().cache).toMatchObject({ stale: 1, conditional: 1 });
    // The second showing waited for nothing.
    const loads = deltas.flatMap(({ histograms }) =>
      histograms.loads.count > 0 ? [histograms.loads.maxUs] : [],
    );
    expect(loads).toEqual([4_010_000, 0]);
  });

  test("who was here yesterday asks whether the page still holds, and not for what never changes", () => {
    const answer = ({ path }: { path: string }): StagedAnswer =>
      path === "/en/" ? fresh(60) : fresh(31_536_000, "X: 1");
    const { clock, sent, live, counts } = stage(site, answer);
    // Somebody new comes first: the lab learns from them what the copies look like.
    live({ ...visit, steps: [{ path: "/en/", readMs: 1 }] });
    clock.run(2000);
    sent.length = 0;
    live({
      ...visit,
      number: 1,
      arriveMs: 3000,
      steps: [{ path: "/en/", readMs: 1 }],
      seen: ["/en/", "/site.css"],
      seenAgoMs: 86_400_000,
      isReturning: true,
    });
    clock.run(9000);
    expect(sent.map(({ text, condition }) => [text, condition])).toEqual([["GET /en/", '"v1"']]);
    expect(counts().visits.returning).toBe(1);
  });
});

describe("errors and long waits", () => {
  const once = { ...visit, steps: [{ path: "/en/", readMs: 1000 }] };
  test("who asks again does so after a while, so often and no more, then reads on", () => {
    const { clock, sent, counts, left, live } = stage(site, () => ({ status: 500 }), {
      reload: RELOAD,
    });
    live(once);
    clock.run(120_000);
    expect(sent.map(({ text }) => text)).toEqual(["GET /en/", "GET /en/", "GET /en/"]);
    expect([counts().scopes.pages.errors, counts().reloads, left()]).toEqual([3, 2, 1]);
    expect(sent[1]?.atMs).toBeGreaterThan(110);
  });

  test("without anybody who asks again the visit goes on as planned", () => {
    const { clock, sent, counts, live } = stage(site, (_, turn) => ({
      status: turn > 1 ? 200 : 500,
    }));
    live(visit);
    clock.run(60_000);
    expect(sent.map(({ text }) => text)).toEqual([
      "GET /en/",
      "GET /en/b/",
      "GET /en/",
      "GET /site.css",
    ]);
    expect(counts().scopes.pages.errors).toBe(2);
  });

  test("who waits long reloads: the page is asked for once more at once", () => {
    const answer = (_: unknown, turn: number): StagedAnswer => ({
      takesMs: turn === 1 ? 9000 : 10,
    });
    const { clock, sent, counts, live } = stage(site, answer, { reload: RELOAD, slowMs: 4000 });
    live({ ...once, steps: [{ path: "/en/", readMs: 1000 }] });
    clock.run(60_000);
    expect(sent.slice(0, 2).map(({ text, atMs }) => [text, atMs])).toEqual([
      ["GET /en/", 100],
      ["GET /en/", 4100],
    ]);
    expect([counts().reloads, counts().failures]).toEqual([1, { "reloaded while waiting": 1 }]);
  });

  test.each<[string, StagedAnswer, { errors: number; shed: number }]>([
    [
      "503 with Retry-After is shed",
      { status: 503, fields: ["Retry-After: 9"] },
      { errors: 0, shed: 1 },
    ],
    ["429 is shed", { status: 429 }, { errors: 0, shed: 1 }],
    ["503 without it is an error", { status: 503 }, { errors: 1, shed: 0 }],
    ["404 is an error", { status: 404 }, { errors: 1, shed: 0 }],
    ["no answer is an error", { failure: "gave up waiting" }, { errors: 1, shed: 0 }],
  ])("%s", (_, row, expected) => {
    const { clock, counts, live } = stage(site, () => row);
    live(once);
    clock.run(10_000);
    expect(counts().scopes.pages).toMatchObject(expected);
  });
});

describe("forms", () => {
  const sender = { ...visit, steps: [{ path: "/en/", readMs: 10_000 }], sends: 3 };
  test("are sent from the last page while it would be read, and the visit gets no longer", () => {
    const { clock, sent, left, counts, live } = stage(site, ({ scope }) =>
      scope === "forms" ? { status: 303, fields: ["Location: /en/b/"] } : fresh(60),
    );
    live(sender);
    clock.run(10_120);
    expect([left(), counts().scopes.forms.requests]).toEqual([1, 3]);
    const posts = sent.filter(({ text }) => text.startsWith("POST"));
    expect(posts.map(({ atMs }) => atMs)).toEqual([2620, 5120, 7620]);
    expect(posts.map(({ text }) => text)).toEqual(
      Array.from({ length: 3 }, () => "POST /api/feedback?language=en"),
    );
    // The page that says thank you is fetched once; then it is in the cache. The trap stays empty.
    expect(sent.filter(({ text }) => text === "GET /en/b/").length).toBe(1);
    expect(posts[0]?.body).toBe(
      "page=home&found=yes&words=Load+test%3A+I+did+not+find+the+fee.&website=",
    );
    expect(new Set(posts.map(({ body }) => body)).size).toBe(3);
  });

  test("a form that is refused may be sent again, and the visit ends all the same", () => {
    const { clock, counts, left, live } = stage(
      site,
      ({ scope }) => (scope === "forms" ? { status: 503, fields: ["Retry-After: 5"] } : fresh(60)),
      { reload: RELOAD },
    );
    live({ ...sender, sends: 1 });
    clock.run(120_000);
    expect([counts().scopes.forms.shed, counts().reloads, left()]).toEqual([3, 2, 1]);
  });
});
