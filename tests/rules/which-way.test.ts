import { describe, expect, test } from "vitest";
import { wayGraphSchema } from "../../src/rules/which-way/graph-schema.ts";
import type { WayGraph } from "../../src/rules/which-way/graph.ts";
import type { ResultNode } from "../../src/rules/which-way/nodes.ts";
import { mostQuestions, toNodes } from "../../src/rules/which-way/nodes.ts";
import { book } from "./book.ts";

const [graph] = book.whichWay;
if (graph === undefined) throw new Error("content/rules/which-way has no edition.");
const nodes = toNodes(graph);
const byPath = new Map(nodes.map((node) => [node.path, node]));
const results = nodes.filter((node) => node.kind === "result");

function resultAt(path: string): ResultNode {
  const node = byPath.get(path);
  if (node?.kind !== "result")
    throw new Error(`${path} is ${node?.kind ?? "no page"}, not a result.`);
  return node;
}
const waysAt = (path: string) =>
  resultAt(path).outcome.ways.map(({ way, verdict }) => `${way.id}:${verdict}`);

describe("graphs that would strand a person are refused", () => {
  const words = { en: "Words", fr: "Mots" };
  const question = (to: string, more = {}) => ({
    ask: words,
    findOut: words,
    asIf: "a",
    answers: { a: { to, words } },
    ...more,
  });
  const small = {
    validFrom: "2026-01-01",
    validTo: null,
    start: "first",
    questions: { first: question("result") },
    ways: [],
  };
  test.each([
    ["a first question that does not exist", { ...small, start: "second" }],
    ["an answer that leads nowhere", { ...small, questions: { first: question("second") } }],
    [
      "going on as if an answer that is not there",
      { ...small, questions: { first: question("result", { asIf: "b" }) } },
    ],
    [
      "an answer named as the one every question has",
      {
        ...small,
        questions: {
          first: question("result", {
            asIf: "unsure",
            answers: { unsure: { to: "result", words } },
          }),
        },
      },
    ],
    [
      "words in one language",
      { ...small, questions: { first: question("result", { ask: { en: "Words" } }) } },
    ],
    [
      "a way that asks for an answer that is not there",
      {
        ...small,
        ways: [
          {
            id: "way",
            page: "immigrate/visit",
            cases: [{ verdict: "likely", if: { first: ["b"] } }],
            why: words,
            but: words,
          },
        ],
      },
    ],
    [
      "a way without a case",
      {
        ...small,
        ways: [{ id: "way", page: "immigrate/visit", cases: [], why: words, but: words }],
      },
    ],
  ])("%s", (_, broken) => {
    expect(wayGraphSchema.safeParse(small).success).toBe(true);
    expect(wayGraphSchema.safeParse(broken).success).toBe(false);
  });

  test("a circle of questions", () => {
    const circle: WayGraph = {
      validFrom: "2026-01-01",
      validTo: null,
      start: "a",
      ways: [],
      questions: {
        a: { asIf: "on", answers: { on: { to: "b" } } },
        b: { asIf: "on", answers: { on: { to: "a" } } },
      },
    };
    expect(() => toNodes(circle)).toThrow(`more than ${mostQuestions} questions`);
  });
});

describe("every page", () => {
  test("there are few enough to prebuild, and each has its own address", () => {
    expect(nodes.length).toBeLessThan(400);
    expect(byPath.size).toBe(nodes.length);
    expect(byPath.get("")?.kind).toBe("question");
  });

  test("addresses hold only what needs no encoding and means the same in both languages", () => {
    for (const { path } of nodes) expect(path).toMatch(/^([a-z0-9-]+(\/[a-z0-9-]+)*)?$/);
  });

  test("no path asks more than nine questions", () => {
    expect(Math.max(...nodes.map(({ answers }) => answers.length))).toBeLessThanOrEqual(9);
  });

  test("links lead to pages that exist, and a person who does not know gets the same answers and a way on", () => {
    for (const node of nodes) {
      if (node.kind === "result") continue;
      for (const { path } of node.links) expect(byPath.has(path)).toBe(true);
      if (node.kind === "question")
        expect(byPath.get(node.unsurePath)).toMatchObject({ kind: "unsure", links: node.links });
      else expect(node.links).toContainEqual(node.onward);
    }
  });

  test("every page but the first is linked", () => {
    const linked = new Set(
      nodes.flatMap((node) =>
        node.kind === "result"
          ? []
          : [
              ...node.links.map(({ path }) => path),
              ...(node.kind === "question" ? [node.unsurePath] : []),
            ],
      ),
    );
    expect(
      nodes.map(({ path }) => path).filter((path) => path !== "" && !linked.has(path)),
    ).toEqual([]);
  });

  test("every result shows a way that is open, and every way is shown by a result", () => {
    for (const { path, outcome } of results)
      expect([path, outcome.ways.some(({ verdict }) => verdict !== "closed")]).toEqual([
        path,
        true,
      ]);
    const shown = new Set(results.flatMap(({ outcome }) => outcome.ways.map(({ way }) => way.id)));
    expect(graph.ways.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  test("every question is asked", () => {
    const asked = new Set(
      nodes.flatMap((node) => (node.kind === "question" ? [node.question] : [])),
    );
    expect(Object.keys(graph.questions).filter((id) => !asked.has(id))).toEqual([]);
  });
});

describe("what people are told", () => {
  test.each([
    ["a Canadian grandparent", "settle/ancestor", ["descent:likely"]],
    [
      "parents of a citizen: the program is closed, the visa is not",
      "settle/grown-child",
      ["super-visa:likely", "sponsor-parents:closed"],
    ],
    [
      "a business: two programs are closed, a province may be open",
      "settle/none/rest/business",
      ["provincial-nominees:possible", "start-up-visa:closed", "self-employed:closed"],
    ],
    [
      "Quebec does not go through Express Entry",
      "settle/none/quebec/well/yes",
      ["quebec-selection:likely", "quebec-stay:likely"],
    ],
    ["a tourist from the United States", "visit/no/us", ["visit-states:likely"]],
    [
      "a claim after more than a year",
      "protection/canada/year-over/no",
      ["humanitarian:possible", "risk-assessment:possible"],
    ],
    [
      "by land from the United States, not a citizen of it",
      "protection/border/yes",
      ["asylum-from-states:possible"],
    ],
    [
      "status that ended long ago",
      "stay/long-ended/visitor",
      ["legal-advice:likely", "humanitarian:possible", "restore-too-late:closed"],
    ],
  ])("%s", (_, path, ways) => {
    expect(waysAt(path)).toEqual(ways);
  });

  test.each([
    ["little English and no offer", "settle/none/rest/abroad/low/no", "skilled-workers"],
    [
      "no offer in a trade is not yet a fit",
      "settle/none/rest/trade/english/no",
      "skilled-trades:likely",
    ],
    ["work that needs little training", "settle/none/rest/other/english/yes", "experience-class"],
    ["a green card is not a United States passport", "visit/no/green-card", "visit-states"],
  ])("%s does not show %s", (_, path, way) => {
    expect(waysAt(path).filter((shown) => shown.startsWith(way))).toEqual([]);
  });
});

test("what would change a result is what the other result shows", () => {
  for (const { path, outcome } of results)
    for (const change of outcome.changes) {
      const other = new Set(waysAt(change.path));
      for (const { way, verdict } of change.opens) {
        expect(other).toContain(`${way.id}:${verdict}`);
        expect(verdict).not.toBe("closed");
        expect([path, outcome.ways.find((found) => found.way.id === way.id)?.verdict]).not.toEqual([
          path,
          verdict,
        ]);
      }
    }
});

test("with an offer, Atlantic workers see the Atlantic program open", () => {
  const { changes } = resultAt("settle/none/atlantic/abroad/english/no").outcome;
  const offer = changes.find(({ question }) => question === "offer");
  expect(offer?.path).toBe("settle/none/atlantic/abroad/english/yes");
  expect(offer?.opens.map(({ way }) => way.id)).toContain("atlantic-program");
});
