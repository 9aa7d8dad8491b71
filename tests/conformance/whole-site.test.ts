import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConformance } from "../../src/corpus/read-conformance.ts";
import { formatDay } from "../../src/guidance/calendar.ts";
import { isLookedAt } from "../../src/guidance/conformance-record.ts";
import { languages } from "../../src/guidance/language.ts";
import { criteria } from "../../src/guidance/wcag-criteria.ts";
import { openBrowser } from "../../src/chromium/open-browser.ts";
import { compare } from "../../src/conformance/compare.ts";
import { examineSite } from "../../src/conformance/examine-site.ts";
import { readSitePages, samplePages } from "../../src/conformance/site-pages.ts";
import { states } from "../../src/conformance/states.ts";
import type { Site } from "../support/running-site.ts";
import { startSite } from "../support/running-site.ts";

const record = readConformance(process.cwd());
const pages = readSitePages("dist/site/client");
const advice =
  'Pages came or went, or one is not as it was: run "npm run conformance" and build again';

let site: Site;
beforeAll(async () => {
  site = await startSite({
    FRESHET_TRUSTED_PEERS: "127.0.0.1",
    FRESHET_CLIENT_HEADER: "x-client",
  });
  await site.says(/Forms are open/);
});
afterAll(() => site.remove());

// A whole run is many minutes long; this one leaves out states that rarely tell more, and nine of ten steps of "Which way fits me".
test(
  "what content/conformance.yaml claims is what a run finds now",
  { timeout: 900_000 },
  async () => {
    const browser = await openBrowser();
    const addresses = [...samplePages(pages.built), ...pages.answered];
    const chosen = states.filter(({ id }) =>
      ["phone-light", "phone-dark", "large-text"].includes(id),
    );
    const origin = `http://127.0.0.1:${site.port}`;
    const survey = { origin, addresses, states: chosen, readers: 2 };
    const examination = await examineSite(browser, survey).finally(() => browser.close());
    const counts = { built: pages.built.length, answered: pages.answered.length };
    expect(compare(record, { pages: counts, examination, walks: null }), advice).toEqual([]);
    expect(record.violations, "a violation that is known is still one").toEqual([]);
  },
);

test("the record is of every page, in every state, and of every tool", () => {
  const all = record.pages.built + record.pages.answered;
  const expected = [false, true].flatMap((script) =>
    states
      .filter((state) => script || "withoutScript" in state)
      .map(({ id }) => ({ id, script, pages: all })),
  );
  expect(record.states, advice).toEqual(expected);
  expect(record.keyboard.walks.toSorted(), advice).toEqual(
    pages.tools
      .flatMap(({ address }) => [`${address} with script`, `${address} without script`])
      .toSorted(),
  );
});

describe.each(languages)("the page on accessibility, in %s", (language) => {
  const file = { en: "en/accessibility", fr: "fr/accessibilite" }[language];
  const html = readFileSync(`dist/site/client/${file}/index.html`, "utf8");
  const text = html
    .slice(html.indexOf("<main"), html.indexOf("</main>"))
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");

  test("says what the record says", () => {
    const { day, versions, pages: counts, rules, keyboard, undecided } = record;
    const looked = criteria.filter(({ number }) => isLookedAt(record, number)).length;
    const open = Math.max(0, ...undecided.map((each) => each.pages));
    const claims = {
      en: [
        `On ${formatDay(day, "en")}`,
        `all ${counts.built} pages`,
        `and ${counts.answered} answers`,
        `axe ${versions.axe}`,
        `Chromium ${versions.chromium}`,
        `the ${rules} rules`,
        `${keyboard.walks.length} times`,
        `${looked} of the 55 criteria`,
        ...(open > 0 ? [`Pages: ${open}`] : []),
      ],
      fr: [
        `Le ${formatDay(day, "fr")}`,
        `les ${counts.built} pages`,
        `et ${counts.answered} réponses`,
        `axe ${versions.axe}`,
        `Chromium ${versions.chromium}`,
        `les ${rules} règles`,
        `${keyboard.walks.length} fois`,
        `${looked} des 55 critères`,
        ...(open > 0 ? [`Pages : ${open}`] : []),
      ],
    }[language];
    const plain = (words: string) => words.replaceAll(/[\s\u00A0\u202F]+/g, " ");
    expect(claims.filter((claim) => !plain(text).includes(plain(claim)))).toEqual([]);
  });

  test("has a row for each state, and names what nothing looked at", () => {
    const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? "";
    expect(body.match(/<tr>/g)).toHaveLength(states.length);
    const left = criteria.filter(({ number }) => !isLookedAt(record, number));
    expect(left.length).toBeGreaterThan(0);
    for (const { number, names } of left)
      expect(text.replaceAll("’", "'")).toContain(`${number} ${names[language]}`);
  });

  test("takes reports of what does not work, and is linked from every page", async () => {
    const [, page = ""] = /name="page" value="([^"]+)"/.exec(html) ?? [];
    const answer = await fetch(`http://127.0.0.1:${site.port}/api/feedback?language=${language}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({
        page,
        language,
        found: "no",
        reason: "broken",
        words: "",
        website: "",
      }),
    });
    expect(answer.status).toBe(303);
    const linked = { en: "/en/immigrate/", fr: "/fr/immigrer/" }[language];
    expect(readFileSync(`dist/site/client${linked}index.html`, "utf8")).toContain(
      `href="/${file}/"`,
    );
  });
});
