import { describe, expect, test } from "vitest";
import type { Language } from "../../src/guidance/language.ts";
import { languages } from "../../src/guidance/language.ts";
import { groupsOf } from "../../src/site/tools/arrangement.ts";
import { drawTool } from "../../src/site/tools/draw-tool.ts";
import { exampleOf } from "../../src/site/tools/examples.ts";
import { markup } from "../../src/site/tools/markup.ts";
import { inOneLanguage } from "../../src/site/tools/one-language.ts";
import { rowsToDraw } from "../../src/site/tools/rows-to-draw.ts";
import { toSheet } from "../../src/site/tools/sheets.ts";
import { toolOf } from "../../src/site/tools/tool-of.ts";
import type { ToolId } from "../../src/site/tools/tool-sheet.ts";
import { toolIds } from "../../src/site/tools/tool-sheet.ts";

const today = "2026-11-22";
const sheets = toolIds.map((id) => ({ id, en: toSheet(id, "en"), fr: toSheet(id, "fr") }));
const sheetOf = (id: ToolId, language: Language) =>
  sheets.find((each) => each.id === id)?.[language] ?? toSheet(id, language);
const draw = (id: ToolId, language: Language, query: string) =>
  drawTool(toolOf[id].tool, sheetOf(id, language), query, today);
const idsOf = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);

describe("what a visitor types is never markup", () => {
  test.each([
    ["a text with quotes", "permanent=%22%3E%3Cscript%3E", "&quot;&gt;&lt;script&gt;"],
    ["in a row", "left=%3Cb%3E&back=", "&lt;b&gt;"],
  ])("%s", (_about, query, escaped) => {
    const { body, state } = draw("citizenship-days", "en", query);
    expect(state).toBe("problems");
    expect(body).toContain(`value="${escaped}"`);
    expect(body).not.toMatch(/<script|<b>/);
  });

  test("pieces are escaped, markup is not, and what is not there leaves nothing", () => {
    expect(markup`<p>${'a < b & "c"'}${markup`<i>${1}</i>`}${[null, false, "d"]}</p>`.html).toBe(
      "<p>a &lt; b &amp; &quot;c&quot;<i>1</i>d</p>",
    );
  });
});

describe("every problem is on top, links to its input, and is said beside it; what was typed stays", () => {
  test.each([
    ["residency-days", "permanent=12%2F05&on=&left=2024-02-01&back=2024-01-01&why="],
    ["citizenship-days", "permanent=&sign=soon&allowedFrom=&allowedTo=2020-01-01"],
    ["points-ranking", "age=twenty&partner=coming&firstListening=7.5"],
    ["sixty-seven-points", "age=200&work=0.5&offer=perhaps"],
    ["cost", "program=express-entry&adults=3&teens=0&children=0&on="],
  ] as const)("%s", (id, query) => {
    for (const language of languages) {
      const { body, result } = draw(id, language, query);
      const links = [...body.matchAll(/<li><a href="#([^"]+)">/g)].map((match) => match[1] ?? "");
      expect(links.length).toBeGreaterThan(0);
      expect(result).toBe("");
      expect(body.indexOf('id="problems"')).toBeLessThan(body.indexOf("<form"));
      for (const link of links) expect(body).toContain(`id="${link}"`);
      for (const link of links)
        expect(body).toMatch(new RegExp(`aria-describedby="[^"]*\\b${link}-error"`));
      for (const link of links) expect(body).toContain(`id="${link}-error"`);
      const typed = [...new URLSearchParams(query)].filter(([, text]) => /^[\w./]+$/.test(text));
      for (const [name, text] of typed.filter(([each]) => !/partner|offer|program/.test(each)))
        expect(body).toContain(`name="${name}" value="${text}"`);
    }
  });

  test("a problem of a row says which row", () => {
    const { body } = draw("residency-days", "fr", "permanent=2020-01-01&left=2024-02-01&back=x");
    expect(body).toContain('<a href="#in-back-1">Ligne 1, Jour de votre retour\u00A0: ');
  });

  test("choices stay chosen", () => {
    const { body } = draw("points-ranking", "en", "age=&partner=coming&education=master");
    expect(body).toContain('value="coming" checked');
    expect(body).toContain('<option value="master" selected>');
    expect(draw("points-ranking", "en", "").body).not.toMatch(/ checked| selected/);
  });
});

describe.each([...toolIds])("%s", (id) => {
  test("every input of the rules stands once on the page, with a label, and no id twice", () => {
    const { body } = draw(id, "en", "");
    expect(idsOf(body)).toEqual([...new Set(idsOf(body))]);
    const named = [...body.matchAll(/<(?:input|select)[^>]*\sid="([^"]+)"/g)].map(
      (each) => each[1],
    );
    for (const input of named) expect(body).toMatch(new RegExp(`for="${input}"|<legend>`));
    const { fields } = toolOf[id].tool;
    const single = Object.entries(fields).flatMap(([name, { kind }]) =>
      kind === "rows" ? [] : [name],
    );
    expect(groupsOf[id].flatMap((group) => group.fields).toSorted()).toEqual(single.toSorted());
  });

  test("its example gives a result whose address gives the same bytes again", () => {
    for (const language of languages) {
      const first = draw(id, language, exampleOf[id]);
      expect(first.state).toBe("result");
      const again = draw(id, language, first.query);
      expect([again.result, again.query]).toEqual([first.result, first.query]);
      expect(first.result).not.toMatch(/undefined|NaN|\{|\}/);
    }
  });

  test("the address of a result names no language", () => {
    expect(draw(id, "en", exampleOf[id]).query).toBe(draw(id, "fr", exampleOf[id]).query);
    expect(draw(id, "fr", exampleOf[id]).query).not.toContain("language=");
  });

  test("a sheet holds one language only, and survives being a file", () => {
    const sheet = sheetOf(id, "fr");
    const copy = JSON.parse(JSON.stringify(sheet)) as typeof sheet;
    expect(drawTool(toolOf[id].tool, copy, exampleOf[id], today)).toEqual(
      draw(id, "fr", exampleOf[id]),
    );
    expect(JSON.stringify(sheet.wording)).not.toContain('"en":"');
  });
});

describe("rows of a list", () => {
  test.each([
    ["nothing typed", 0, 200, 8],
    ["a few typed", 3, 200, 8],
    ["all typed leave room for more", 8, 200, 12],
    ["never more than are read", 199, 200, 200],
  ])("%s", (_about, typed, most, drawn) => {
    expect(rowsToDraw("trips", typed, most)).toBe(drawn);
  });
});

test("only pairs of texts lose their other language", () => {
  expect(
    inOneLanguage(
      {
        a: { en: "x", fr: "y" },
        en: { b: 1 },
        options: { en: { en: "1", fr: "2" }, fr: { en: "3", fr: "4" } },
      },
      "fr",
    ),
  ).toEqual({ a: { fr: "y" }, en: { b: 1 }, options: { en: { fr: "2" }, fr: { fr: "4" } } });
});
