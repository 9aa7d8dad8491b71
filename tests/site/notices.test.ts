import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBuiltFiles } from "../../src/delivery/built-files.ts";
import { printMoment } from "../../src/guidance/moment.ts";

describe("a moment is printed as each language does, in Canada's eastern time", () => {
  test.each([
    ["2026-11-24T23:00:00Z", "2026-11-24", "6\u00A0pm", "18\u00A0h"],
    ["2026-07-24T22:30:00Z", "2026-07-24", "6:30\u00A0pm", "18\u00A0h\u00A030"],
    ["2026-11-25T05:00:00Z", "2026-11-25", "12\u00A0am", "0\u00A0h"],
    ["2026-11-25T04:05:00Z", "2026-11-24", "11:05\u00A0pm", "23\u00A0h\u00A005"],
    ["2026-11-24T12:00:00-05:00", "2026-11-24", "12\u00A0pm", "12\u00A0h"],
  ])("%s", (moment, day, english, french) => {
    expect(printMoment(new Date(moment), "en")).toEqual({ day, time: english });
    expect(printMoment(new Date(moment), "fr")).toEqual({ day, time: french });
  });
});

const folder = mkdtempSync(join(tmpdir(), "freshet-notices-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const notice = (kind: string, scope: string, start: string, end: string, mark: string) =>
  `kind: ${kind}\nscope: ${scope}\nstart: ${start}T00:00:00-05:00\nend: ${end}T18:30:00-05:00\n` +
  `en: { title: English ${mark}, text: "What it means, with a fee of {{eta-fee}}." }\n` +
  `fr: { title: Français ${mark}, text: "Ce que cela veut dire : {{eta-fee}}, rien de plus." }\n`;

/** The pages of the whole guide, built with notices, as of 22 November 2026. */
let pages: { address: string; html: string }[];
beforeAll(() => {
  for (const each of [
    "src",
    "content",
    "public",
    "astro.config.ts",
    "tsconfig.json",
    "package.json",
  ])
    cpSync(each, join(folder, each), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const notices = {
    outage: notice("emergency", "site", "2026-11-20", "2026-11-24", "everywhere"),
    over: notice("emergency", "site", "2026-11-01", "2026-11-20", "is over"),
    early: notice("emergency", "site", "2026-11-23", "2026-11-30", "is early"),
    section: notice("service", "citizenship", "2026-11-20", "2026-11-24", "in a section"),
    page: notice("news", "immigrate/visit", "2026-11-20", "2026-11-24", "on a page"),
  };
  rmSync(join(folder, "content/notices"), { recursive: true, force: true });
  mkdirSync(join(folder, "content/notices"));
  for (const [id, text] of Object.entries(notices))
    writeFileSync(join(folder, "content/notices", `${id}.yaml`), text);
  for (const [file, note] of [
    ["visit.en.md", "The <fee> is higher."],
    ["visit.fr.md", "Les <frais> augmentent."],
  ] as const) {
    const path = join(folder, "content/guide/immigrate", file);
    const recorded = `\nchanges: [{ on: 2026-11-10, note: ${note} }]\nreviewBy:`;
    writeFileSync(path, readFileSync(path, "utf8").replace("\nreviewBy:", recorded));
  }
  const { status, stderr } = spawnSync("astro", ["build", "--force"], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: "production",
      ASTRO_TELEMETRY_DISABLED: "1",
      FRESHET_AS_OF: "2026-11-22",
    },
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  pages = readBuiltFiles(join(folder, "dist/site/client")).map(({ address, body }) => ({
    address,
    html: body.toString("utf8"),
  }));
}, 280_000);

const having = (text: string) =>
  pages.flatMap(({ address, html }) => (html.includes(text) ? address : []));
const htmlPages = () => pages.filter(({ html }) => html.startsWith("<!DOCTYPE html>"));

describe("notices in a build", () => {
  test("an emergency is on every page, in the page's language, above its header and without script", () => {
    const all = htmlPages();
    expect(all.length).toBeGreaterThan(300);
    for (const { address, html } of all) {
      const french = address.startsWith("/fr/");
      const at = html.indexOf(french ? "Français everywhere" : "English everywhere");
      expect(at, address).toBeGreaterThan(html.indexOf("<body"));
      expect(at, address).toBeLessThan(
        html.indexOf(/^\/(en|fr)\//.test(address) ? "<header" : "<main"),
      );
      if (/^\/(en|fr)\//.test(address))
        expect(html).not.toContain(french ? "English everywhere" : "Français everywhere");
    }
  });

  test("the text says until when it holds, so that a page kept in a cache misleads nobody; facts are filled in", () => {
    const html = pages.find(({ address }) => address === "/fr/")?.html ?? "";
    expect(html).toContain(
      "Cet avis vaut jusqu’au 24\u00A0novembre 2026 à 18\u00A0h\u00A030, heure de l’Est.",
    );
    expect(html).toContain("Ce que cela veut dire\u00A0: 7\u00A0$");
  });

  test("what is over or not yet begun is nowhere", () => {
    expect(having("English is over")).toEqual([]);
    expect(having("English is early")).toEqual([]);
  });

  test("a section's notice is on its index and pages and nowhere else", () => {
    const english = htmlPages().filter(({ address }) => address.startsWith("/en/citizenship/"));
    expect(having("English in a section")).toEqual(english.map(({ address }) => address));
    expect(
      having("Français in a section").every((address) => address.startsWith("/fr/citoyennete/")),
    ).toBe(true);
  });

  test("a page's notice is on both of its languages only, below the header", () => {
    expect([...having("English on a page"), ...having("Français on a page")]).toEqual([
      "/en/immigrate/visit/",
      "/fr/immigrer/visiter/",
    ]);
    const html = pages.find(({ address }) => address === "/en/immigrate/visit/")?.html ?? "";
    expect(html.indexOf("English on a page")).toBeGreaterThan(html.indexOf("</header>"));
  });
});

describe("changes in a build", () => {
  test("are told on their page, in the feed of its section and in that of the language", () => {
    expect(having("The &lt;fee&gt; is higher.")).toEqual([
      "/en/feed.xml",
      "/en/immigrate/feed.xml",
      "/en/immigrate/visit/",
    ]);
    expect(having("Les &lt;frais&gt; augmentent.")).toEqual([
      "/fr/feed.xml",
      "/fr/immigrer/feed.xml",
      "/fr/immigrer/visiter/",
    ]);
  });

  test("every section has a feed in both languages, with one id and one date at least", () => {
    const feeds = pages.filter(({ address }) => address.endsWith("/feed.xml"));
    expect(feeds).toHaveLength(
      2 *
        (1 +
          readdirSync("content/guide", { withFileTypes: true }).filter((entry) =>
            entry.isDirectory(),
          ).length),
    );
    for (const { address, html } of feeds) {
      expect(html).toContain(
        `<link rel="self" type="application/atom+xml" href="https://freshet.example${address}"/>`,
      );
      expect(html).toMatch(/<updated>2026-\d\d-\d\dT00:00:00Z<\/updated>/);
      const ids = [...html.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
