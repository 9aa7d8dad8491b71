import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const roots = { en: "/en/which-way/", fr: "/fr/quelle-voie/" };

function read(address: string): string {
  return readFileSync(`dist/site/client${address}index.html`, "utf8");
}

function linksIn(html: string, part: RegExp): string[] {
  const inside = part.exec(html)?.[1] ?? "";
  return [...inside.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? "");
}

/** The answers that a page offers, the one for people who do not know included. */
function choices(html: string): string[] {
  return linksIn(html, /<ul class="plain choices">([\s\S]*?)<\/ul>/);
}

test.each(["en", "fr"] as const)(
  "plain links lead from the first question to a result in at most nine answers: %s",
  (language) => {
    const seen = new Map([[roots[language], 0]]);
    const results: string[] = [];
    for (const [address, depth] of seen) {
      const html = read(address);
      const next = choices(html);
      if (next.length === 0) results.push(address);
      else expect(next.length).toBeGreaterThan(1);
      expect(depth).toBeLessThanOrEqual(9 + (address.split("/unsure/").length - 1));
      for (const link of next) if (!seen.has(link)) seen.set(link, depth + 1);
    }
    expect(results.length).toBeGreaterThan(100);
    const guidance = new RegExp(`^/${language}/[a-z-]+/[a-z0-9-]+/$`);
    for (const address of results) {
      const links = linksIn(read(address), /<main[^>]*>([\s\S]*?)<\/main>/);
      expect([address, links.some((link) => guidance.test(link))]).toEqual([address, true]);
    }
  },
);

test("the language link keeps the answers, and no page needs a script", () => {
  const english = read(`${roots.en}settle/none/`);
  expect(english).toContain(`href="${roots.fr}settle/none/"`);
  expect(english).not.toMatch(/<script[^>]* src=/);
});
