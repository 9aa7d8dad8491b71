import { describe, expect, test } from "vitest";
import { shedReasons } from "../../../src/server/dynamic/admission.ts";
import type { KeptBecause } from "../../../src/server/dynamic/kept-words.ts";
import { createKeptWords, keptBecause } from "../../../src/server/dynamic/kept-words.ts";

/** Made as KeptWords.astro makes it. */
const template = `<head><title>Very busy | Guide</title></head><h1>Very busy</h1> <p class="answer">Many people.</p> <section id="kept" class="text"><p data-why="often" title="Too many &amp; more">Wait a minute.</p><p data-why="away" title="No answer">Wait &lt; an hour.</p><p data-why="long" title="Too long">Shorten it.</p> <form data-kept="feedback" method="post"><input name="page" value="%page%"><input name="found" value="%found%"><input name="reason" value="%reason%"><textarea name="words">%words%</textarea></form> <form data-kept="interest" method="post"><input name="address" value="%address%"><ul><li data-topic="immigrate"><input name="topics" value="immigrate" checked></li><li data-topic="province/ontario"><input name="topics" value="province/ontario" checked></li></ul></form></section><footer>`;

const keptWords = createKeptWords(template);
const opinion = { page: "immigrate/visit", found: "no", reason: "wrong", words: "Missing" };

function fill(fields: Record<string, string> | string[][], why: KeptBecause) {
  return keptWords.fill(Buffer.from(new URLSearchParams(fields).toString()), why).toString();
}

describe("what was sent", () => {
  test.each([
    ["nothing at all", {}],
    ["fields of no form", { "List-Unsubscribe": "One-Click" }],
  ])("%s leaves no form on the page", (_about, fields) => {
    expect(fill(fields, "busy")).toBe(
      '<head><title>Very busy | Guide</title></head><h1>Very busy</h1> <p class="answer">Many people.</p> <footer>',
    );
  });

  test("an opinion comes back whole, without the form for addresses", () => {
    const page = fill(opinion, "busy");
    for (const value of ["immigrate/visit", "no", "wrong"])
      expect(page).toContain(`value="${value}"`);
    expect(page).toContain('<textarea name="words">\nMissing</textarea>');
    expect(page).not.toMatch(/address|data-why|data-topic/);
  });

  test("a registration comes back with the subjects that were chosen and exist, without the form for opinions", () => {
    const page = fill(
      [
        ["address", "ana@example.com"],
        ["topics", "province/ontario"],
        ["topics", 'made-up"><script>'],
      ],
      "busy",
    );
    expect(page).toContain('value="ana@example.com"');
    expect(page.match(/<li data-topic="[^"]*">/g)).toEqual(['<li data-topic="province/ontario">']);
    expect(page).not.toMatch(/textarea|<script|data-why/);
  });

  test("what looks like a mark, a form or a reason in the words is text", () => {
    const words = '%address% <p data-why="often" title="x">y</p> <form data-kept="interest"> $1';
    const page = fill({ ...opinion, words }, "busy");
    expect(page).toContain(
      "\n%address% &lt;p data-why=&quot;often&quot; title=&quot;x&quot;&gt;y&lt;/p&gt; &lt;form data-kept=&quot;interest&quot;&gt; $1</textarea>",
    );
  });
});

describe("why it was refused", () => {
  test.each([
    ["the crowd", "busy", "Very busy", "Many people."],
    ["too many from here", "often", "Too many &amp; more", "Wait a minute."],
    ["nobody answers", "away", "No answer", "Wait &lt; an hour."],
    ["more than is taken", "long", "Too long", "Shorten it."],
  ] as const)("%s: title, heading and first words say so", (_about, why, title, text) => {
    const page = fill(opinion, why);
    expect(page).toContain(`<title>${title} | Guide</title>`);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toContain(`<p class="answer">${text}</p>`);
  });

  test("every reason has words, and only those that are no crowd have others", () => {
    const told = Object.groupBy(shedReasons, keptBecause);
    expect([told.often, told.away]).toEqual([["rate"], ["breaker", "deadline", "unreachable"]]);
  });
});
