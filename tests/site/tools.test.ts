import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { languages } from "../../src/guidance/language.ts";
import type { ToolSheet } from "../../src/site/tools/tool-sheet.ts";
import { addressOfAnswer, endpointOf, toolIds } from "../../src/site/tools/tool-sheet.ts";
import { exampleOf } from "../../src/site/tools/examples.ts";
import type { Site } from "../support/running-site.ts";
import { startSite } from "../support/running-site.ts";
import { builtTable } from "../support/site.ts";

let site: Site;
beforeAll(async () => {
  site = await startSite({
    FRESHET_TRUSTED_PEERS: "127.0.0.1",
    FRESHET_CLIENT_HEADER: "x-client",
  });
  await site.says(/Forms are open/);
});
afterAll(() => site.remove());

let client = 0;

/** A visitor of their own asks, as a browser without script would. */
async function ask(address: string, method = "GET") {
  client += 1;
  const response = await fetch(`http://127.0.0.1:${site.port}${address}`, {
    method,
    headers: { "x-client": `192.0.2.${client}`, "accept-encoding": "identity" },
  });
  return { status: response.status, headers: response.headers, html: await response.text() };
}

const toolPage = (id: string, language: "en" | "fr") => {
  const address = Array.from(builtTable().entries, ([each]) => each).find((each) =>
    each.startsWith(`/_astro/${id}.${language}.`),
  );
  const file = join("dist", "site", "client", address ?? "");
  return (JSON.parse(readFileSync(file, "utf8")) as ToolSheet).addresses[language];
};
const resultOf = (html: string) => /<section class="result"[\s\S]*?<\/section>/.exec(html)?.[0];

describe.each([...toolIds])("%s, without script", (id) => {
  test.each(languages)("its example is answered on the same page, in %s", async (language) => {
    const page = await ask(toolPage(id, language));
    const link = /<details class="example[\s\S]*?<a href="([^"]+)"/.exec(page.html)?.[1] ?? "";
    const { status, html, headers } = await ask(link.replaceAll("&amp;", "&"));
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(html).toMatch(/<meta name="robots" content="noindex">/);
    const verdict = /<p class="verdict">(.*?)<\/p>/g;
    const [answered = "", example] = [...html.matchAll(verdict)].map((match) => match[1]);
    expect(answered).not.toBe("");
    expect(answered).toBe(example);
    // All else on the page is what it was.
    const frame = (text: string) => text.slice(text.indexOf("<header"), text.indexOf('id="tool"'));
    expect(frame(html).replace(/href="\/api\/tools[^"]*"/, "")).toBe(
      frame(page.html).replace(/(class="tongue") href="[^"]*"/, "$1 "),
    );
  });

  test("a result has one address, which brings it back, in either language", async () => {
    const first = await ask(`${endpointOf(id)}?${exampleOf[id]}&language=fr&utm_source=x`);
    const kept = /<p><a href="([^"]+)">/.exec(resultOf(first.html) ?? "")?.[1];
    const address = (kept ?? "").replaceAll("&amp;", "&");
    expect(address.startsWith(addressOfAnswer(id, "fr"))).toBe(true);
    expect(address).not.toContain("utm_source");
    expect(resultOf((await ask(address)).html)).toBe(resultOf(first.html));
    const tongue = /class="tongue" href="([^"]+)"/.exec(first.html)?.[1]?.replaceAll("&amp;", "&");
    expect(tongue).toBe(address.replace("language=fr", "language=en"));
    expect((await ask(tongue ?? "")).html).toContain('<html lang="en-CA">');
  });

  test("an empty form says what to type, on top, and a HEAD costs no body", async () => {
    const empty = await ask(
      `${endpointOf(id)}?language=fr&${Object.keys(Object.fromEntries(new URLSearchParams(exampleOf[id]))).join("=&")}=`,
    );
    expect(empty.status).toBe(422);
    expect(empty.html).toMatch(/<title>Erreur\u00A0: /);
    expect(empty.html.indexOf('id="problems"')).toBeLessThan(empty.html.indexOf("<form action"));
    const head = await ask(addressOfAnswer(id, "en", exampleOf[id]), "HEAD");
    expect([head.status, head.html]).toEqual([200, ""]);
  });
});

test("wrong days are kept as they were typed, and the language link keeps them too", async () => {
  const typed = "permanent=2023-02-30&sign=&left=2024-07-06&back=soon";
  const { status, html } = await ask(addressOfAnswer("citizenship-days", "en", typed));
  expect(status).toBe(422);
  expect(html).toContain('value="2023-02-30"');
  expect(html).toContain('value="soon"');
  expect(html).toContain(
    `class="tongue" href="${addressOfAnswer("citizenship-days", "fr", typed).replaceAll("&", "&amp;")}"`,
  );
});

test.each([
  ["nothing asked gives the form", "/api/tools/cost", 200],
  ["a tool that does not exist", "/api/tools/lottery", 404],
])("%s", async (_about, address, status) => {
  expect((await ask(address)).status).toBe(status);
});

test("nothing that was typed is in the log", async () => {
  const own = await startSite();
  onTestFinished(() => own.remove());
  await own.says(/Forms are open/);
  const address = addressOfAnswer("cost", "en", exampleOf.cost);
  const response = await fetch(`http://127.0.0.1:${own.port}${address}`, {
    headers: { referer: `http://127.0.0.1${address}` },
  });
  expect(response.status).toBe(200);
  own.process.kill("SIGTERM");
  await own.ended;
  const log = readFileSync(join(own.data, "access.log"), "utf8");
  expect(log).toContain("/api/tools/cost");
  expect(log).not.toMatch(/express-entry|adults|2026-11-22/);
});

test("while forms are closed, the page of a tool stays and its answer is the busy page", async () => {
  const own = await startSite();
  onTestFinished(() => own.remove());
  await own.says(/Forms are open/);
  own.process.kill("SIGUSR2");
  await own.says(/Surge switch thrown/);
  const get = (address: string) => fetch(`http://127.0.0.1:${own.port}${address}`);
  const page = await get(toolPage("cost", "en"));
  const answer = await get(addressOfAnswer("cost", "en", exampleOf.cost));
  expect(page.status).toBe(200);
  expect(await page.text()).toContain(`action="${endpointOf("cost")}"`);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain("Very many people are here");
});
