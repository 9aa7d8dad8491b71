import { describe, expect, test } from "vitest";
import { drawVisits, toCrowd } from "../../src/surge/crowd.ts";
import { toCurve } from "../../src/surge/curve.ts";
import { createEntryPicker, findUnknownPlaces } from "../../src/surge/entry.ts";
import { countriesAt, createTraitsPicker, toHeaders } from "../../src/surge/mix.ts";
import { createRandom } from "../../src/surge/random.ts";
import { readProfile } from "../../src/surge/read-profile.ts";
import { classifyPath } from "../../src/surge/site.ts";
import type { Page, Site } from "../../src/surge/site.ts";
import { joinUnderWay } from "../../src/surge/visit.ts";

const profile = readProfile("election-night-2016");
const paths = [
  "/",
  "/en/",
  "/en/immigrate/",
  "/en/immigrate/visit/",
  "/fr/",
  "/fr/immigrer/",
  "/fr/immigrer/visiter/",
];
const site: Site = {
  pages: new Map(
    paths.map((path) => [
      path,
      {
        path,
        ...classifyPath(path),
        links: paths.filter((other) => other !== path),
        assets: ["/site.css"],
      },
    ]),
  ),
  missing: [],
  listed: 6,
  foreignAssets: 0,
};
const visits = (seed: number): string =>
  JSON.stringify([
    ...drawVisits(toCrowd(profile, toCurve(profile, { visitors: 300, seconds: 20 }), seed), site),
  ]);

describe("the visits", () => {
  test("the same seed gives the same visits, to the byte; another seed others", () => {
    expect(visits(7)).toBe(visits(7));
    expect(visits(8)).not.toBe(visits(7));
  });

  test.each([
    ["one process on each of four machines", 4],
    ["thirteen processes", 13],
  ])("%s draw together what one process draws alone, to the byte", (_, of) => {
    const crowd = toCrowd(profile, toCurve(profile, { visitors: 300, seconds: 20 }), 7);
    const shares = Array.from({ length: of }, (_, index) => [
      ...drawVisits(crowd, site, { index, of }),
    ]);
    const together = shares.flat().toSorted((one, other) => one.number - other.number);
    expect(JSON.stringify(together)).toBe(visits(7));
    expect(shares.every((share) => share.length > 0)).toBe(true);
  });

  test("forms are sent by the visits that the profile says, when their last page has one", () => {
    const form = { action: "/api/x", fields: [] };
    const withForms = [...site.pages].map(([path, page]): [string, Page] => [
      path,
      { ...page, forms: [form] },
    ]);
    const curve = toCurve(profile, { visitors: 30_000, seconds: 600, phases: ["day"] });
    const drawn = [
      ...drawVisits(toCrowd(profile, curve, 1), { ...site, pages: new Map(withForms) }),
    ].filter(({ arriveMs }) => arriveMs > 0);
    const senders = drawn.filter(({ sends }) => sends > 0);
    expect(senders.length / drawn.length).toBeCloseTo(0.6, 1);
    expect(new Set(senders.map(({ sends }) => sends))).toEqual(new Set([4]));
    expect(
      [...drawVisits(toCrowd(profile, curve, 1), site)].every(({ sends }) => sends === 0),
    ).toBe(true);
  });

  test("arrive in order, numbered one by one, and read in their own language", () => {
    const drawn = [
      ...drawVisits(toCrowd(profile, toCurve(profile, { visitors: 300, seconds: 20 }), 1), site),
    ];
    expect(drawn.map(({ number }) => number)).toEqual(drawn.keys().toArray());
    expect(drawn.map(({ arriveMs }) => arriveMs)).toEqual(
      drawn.map(({ arriveMs }) => arriveMs).toSorted((one, other) => one - other),
    );
    for (const { traits, steps } of drawn) {
      for (const { path } of steps)
        expect([traits.language, null]).toContain(classifyPath(path).language);
    }
    // Some were here before, and know the page they come to.
    for (const { isReturning, seen, steps, seenAgoMs } of drawn.filter(
      ({ arriveMs }) => arriveMs > 0,
    ))
      expect([seen, seenAgoMs]).toEqual(
        isReturning ? [[steps[0]?.path, "/site.css"], 86_400_000] : [[], 0],
      );
    expect(drawn.filter(({ isReturning }) => isReturning).length).toBeGreaterThan(0);
    // Those of the first moment: 17,000 of 200,000, scaled.
    expect(drawn.filter(({ arriveMs }) => arriveMs === 0).length).toBe(
      Math.round((300 * 17) / 200),
    );
  });
});

describe("joining a visit under way", () => {
  const steps = [
    { path: "/en/", readMs: 1000 },
    { path: "/en/immigrate/", readMs: 2000 },
  ];
  test.each([
    [
      "while the first page is read",
      400,
      { waitMs: 600, steps: [steps[1]], seen: ["/en/", "/site.css"], seenAgoMs: 400 },
    ],
    [
      "while the last page is read",
      2500,
      { waitMs: 500, steps: [], seen: ["/en/", "/site.css", "/en/immigrate/"], seenAgoMs: 1500 },
    ],
    [
      "at its very start",
      0,
      { waitMs: 1000, steps: [steps[1]], seen: ["/en/", "/site.css"], seenAgoMs: 0 },
    ],
  ])("%s", (_, agoMs, expected) => {
    expect(joinUnderWay(steps, agoMs, site)).toEqual(expected);
  });
});

describe("who comes", () => {
  test.each([
    ["at 21:00", 21 * 60, 10],
    ["halfway, in a straight line", 22 * 60, 30],
    ["at 23:00", 23 * 60, 50],
    ["afterwards, as at the last point", 26 * 60, 50],
  ])("%s the US share is right", (_, minute, percent) => {
    expect(countriesAt(profile.mix, minute).find(({ item }) => item === "US")?.weight).toBeCloseTo(
      percent,
      9,
    );
  });

  test("drawn shares are those of the profile", () => {
    const random = createRandom(1, 1);
    const pick = createTraitsPicker(profile);
    const drawn = Array.from({ length: 20_000 }, () => pick(random, 23 * 60));
    // Visitors who are alike share one object, since there are many of them.
    expect(new Set(drawn).size).toBeLessThan(60);
    const canadians = drawn.filter(({ country }) => country === "CA");
    expect(canadians.length / 20_000).toBeCloseTo(0.37, 1);
    expect(
      canadians.filter(({ language }) => language === "fr").length / canadians.length,
    ).toBeCloseTo(0.2, 1);
  });

  test.each([
    [{ country: "US", language: "en" }, "en-US,en;q=0.9"],
    [{ country: "CA", language: "fr" }, "fr-CA,fr;q=0.9,en;q=0.5"],
    [{ country: "ZZ", language: "fr" }, "fr,en;q=0.5"],
  ])("%j accepts %s", (traits, expected) => {
    expect(toHeaders({ ...traits, encoding: "br" })["accept-language"]).toBe(expected);
  });
});

describe("where they come in", () => {
  test("a place has its weight, shared by its pages; what the site lacks is left out and told", () => {
    const weights = { home: 1, "/en/immigrate/visit/": 2, immigrate: 1, nowhere: 96 };
    const pick = createEntryPicker(site, weights);
    const random = createRandom(2, 1);
    const picked = Array.from({ length: 20_000 }, () => pick(random, "en").path);
    const share = (path: string): number => picked.filter((one) => one === path).length / 20_000;
    expect(
      [share("/en/immigrate/visit/"), share("/en/immigrate/"), share("/en/"), share("/")].map(
        (part) => Math.round(part * 40) / 40,
      ),
    ).toEqual([0.5, 0.25, 0.125, 0.125]);
    expect(findUnknownPlaces(site, weights)).toEqual(["nowhere"]);
  });

  test("a site with none of the places: every page is as likely", () => {
    const pick = createEntryPicker(site, { nowhere: 1 });
    const random = createRandom(2, 1);
    expect(new Set(Array.from({ length: 200 }, () => pick(random, "fr").path))).toEqual(
      new Set(["/", "/fr/", "/fr/immigrer/", "/fr/immigrer/visiter/"]),
    );
  });

  test("a language the site does not speak reads what there is", () => {
    const english: Site = {
      ...site,
      pages: new Map([...site.pages].filter(([path]) => path.startsWith("/en/"))),
    };
    expect(createEntryPicker(english, { home: 1 })(createRandom(2, 1), "fr").path).toBe("/en/");
  });
});
