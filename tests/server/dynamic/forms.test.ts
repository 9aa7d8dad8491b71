import { describe, expect, onTestFinished, test } from "vitest";
import type { DynamicAnswer, DynamicCall } from "../../../src/server/dynamic/call.ts";
import type { Surroundings } from "../../support/matrix.ts";
import { startServer } from "../../support/matrix.ts";
import { smallTable } from "../../support/small-table.ts";

async function serverWith(
  callDynamic: (call: DynamicCall) => Promise<DynamicAnswer>,
  surroundings: Surroundings = {},
) {
  const running = await startServer(await smallTable(), { call: callDynamic, ...surroundings });
  onTestFinished(() => running.close());
  return running;
}

const form = { "content-type": "application/x-www-form-urlencoded" };

describe("a form when the dynamic worker does not answer", () => {
  test.each([
    ["en", "unreachable", "Very many people are here"],
    ["fr", "deadline", "Il y a beaucoup de monde"],
    ["fr", "unreachable", "Il y a beaucoup de monde"],
  ] as const)(
    "in %s (%s): the busy page with 503 and when to come back",
    async (language, why, heading) => {
      const { ask } = await serverWith(() => Promise.resolve({ kind: "failed", why }));
      const { status, headers, body } = await ask(
        "POST",
        `/api/feedback?language=${language}`,
        form,
        "found=yes",
      );
      expect({
        status,
        cache: headers["cache-control"],
        retry: headers["retry-after"],
        frames: headers["x-frame-options"],
      }).toEqual({ status: 503, cache: "no-store", retry: "5", frames: "DENY" });
      expect(body.toString()).toContain(`<h1>${heading}</h1>`);
    },
  );
});

test.each([
  ["br, gzip", "br", "br"],
  ["gzip, br;q=0.5", "gzip", "gzip"],
  ["zstd;q=0, gzip", "gzip", "gzip"],
  ["identity, br;q=0.2", null, undefined],
  [undefined, null, undefined],
])(
  "an answer of a tool for Accept-Encoding %j is asked for as %j, and says so",
  async (accepted, asked, told) => {
    const calls: DynamicCall[] = [];
    const { ask } = await serverWith((call) => {
      calls.push(call);
      const encoded = call.coding === null ? [] : ["content-encoding", call.coding];
      return Promise.resolve({
        kind: "answer",
        status: 200,
        headers: [...encoded, "vary", "Accept-Encoding"],
        body: Buffer.from("answer"),
        coding: call.coding,
      });
    });
    const headers = accepted === undefined ? {} : { "accept-encoding": accepted };
    const answer = await ask("GET", "/api/tools/cost?adults=1", headers);
    expect(calls.map(({ coding }) => coding)).toEqual([asked]);
    expect(answer.headers["content-encoding"]).toBe(told);
    expect(answer.headers["vary"]).toBe("Accept-Encoding");
  },
);

test.each([
  [503, null, "Service Unavailable"],
  [429, 7, "Too Many Requests"],
])("a script is refused in problem details (%i)", async (status, tooSoonS, title) => {
  const { ask } = await serverWith(() => Promise.resolve({ kind: "failed", why: "unreachable" }), {
    rate: () => Promise.resolve(tooSoonS),
  });
  const json = { "content-type": "application/json", "accept-encoding": "br" };
  const answer = await ask("POST", "/api/feedback?language=fr", json, '{"found":"no"}');
  expect(answer.status).toBe(status);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  expect(JSON.parse(answer.body.toString())).toEqual({ type: "about:blank", title, status });
});

describe("a form on its way to the dynamic worker", () => {
  test("the body arrives whole, and of the headers only those that are listed", async () => {
    const calls: DynamicCall[] = [];
    const { ask } = await serverWith((call) => {
      calls.push(call);
      return Promise.resolve({
        kind: "answer",
        status: 303,
        headers: ["location", "/en/thank-you/"],
        body: Buffer.alloc(0),
        coding: null,
      });
    });
    const { status, headers } = await ask(
      "POST",
      "/api/feedback?language=en",
      form,
      "found=yes&words=caf%C3%A9",
    );
    expect({ status, location: headers.location, cache: headers["cache-control"] }).toEqual({
      status: 303,
      location: "/en/thank-you/",
      cache: "no-store",
    });
    expect(
      calls.map(({ method, target, body }) => ({ method, target, body: body.toString() })),
    ).toEqual([
      { method: "POST", target: "/api/feedback?language=en", body: "found=yes&words=caf%C3%A9" },
    ]);
  });

  test.each([
    ["declared", { "content-length": "16385" }, "x".repeat(16_385)],
    ["sent in chunks", { "transfer-encoding": "chunked" }, "x".repeat(20_000)],
  ])("more than 16 KB (%s) is 413 and never reaches it", async (_about, headers, body) => {
    let called = false;
    const { ask } = await serverWith(() => {
      called = true;
      return Promise.resolve({ kind: "failed", why: "unreachable" });
    });
    expect((await ask("POST", "/api/feedback", { ...form, ...headers }, body)).status).toBe(413);
    expect(called).toBe(false);
  });

  test("a person whose form is too long gets a page that says so, a script a line of text", async () => {
    const { ask } = await serverWith(() => Promise.resolve({ kind: "failed", why: "unreachable" }));
    const long = "x".repeat(20_000);
    const page = await ask("POST", "/api/feedback?language=en", form, long);
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(page.body.toString()).toContain("<h1>Too long</h1>");
    expect(page.body.toString()).not.toContain("data-kept");
    const json = { "content-type": "application/json" };
    const line = await ask("POST", "/api/feedback?language=en", json, long);
    expect({ status: line.status, text: line.body.toString() }).toEqual({
      status: 413,
      text: "The message is larger than 16 KB\n",
    });
  });

  test("a POST without a body, or with an empty one, is passed on as empty", async () => {
    const bodies: string[] = [];
    const { ask } = await serverWith(({ body }) => {
      bodies.push(body.toString());
      return Promise.resolve({
        kind: "answer",
        status: 422,
        headers: [],
        body: Buffer.from("nothing was chosen"),
        coding: null,
      });
    });
    for (const length of [{}, { "content-length": "0" }]) {
      const answer = await ask("POST", "/api/feedback", { ...form, ...length });
      expect(answer.status).toBe(422);
    }
    expect(bodies).toEqual(["", ""]);
  });

  test("GET on a form address is 405", async () => {
    const { ask } = await serverWith(() => Promise.resolve({ kind: "failed", why: "unreachable" }));
    const { status, headers } = await ask("GET", "/api/feedback");
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: "POST" });
  });

  test("pages are answered while a form hangs", async () => {
    const { promise: hanging, resolve: release } = Promise.withResolvers<DynamicAnswer>();
    const { promise: called, resolve: sayCalled } = Promise.withResolvers<void>();
    const { ask } = await serverWith(() => {
      sayCalled();
      return hanging;
    });
    const post = ask("POST", "/api/feedback?language=en", form, "found=yes");
    await called;
    const pages = await Promise.all(Array.from({ length: 20 }, () => ask("GET", "/en/visit/")));
    expect(pages.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    release({ kind: "failed", why: "deadline" });
    expect((await post).status).toBe(503);
  });
});

test("a draining server says so, answers what comes and closes the connection", async () => {
  const running = await startServer(await smallTable());
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  running.site.server.on("close", () => resolve());
  const { promise: underWay, resolve: accepted } = Promise.withResolvers<void>();
  running.site.server.once("connection", () => accepted());
  const answer = running.ask("GET", "/readyz");
  await underWay;
  running.site.drain();
  const { status, headers } = await answer;
  expect({ status, connection: headers.connection }).toEqual({ status: 503, connection: "close" });
  await closed;
});
