import { existsSync } from "node:fs";
import { Refusal } from "../cli/refusal.ts";
import { readBuiltFiles } from "../delivery/built-files.ts";

/** What there is to look at. */
export interface SitePages {
  /** Every page of the build, in a fixed order. */
  built: string[];
  /** Answers of the tools: for each and each language a result and a form with a problem. */
  answered: string[];
  /** The tools: pages with a form which the dynamic worker answers, and the first page of questions in each language. */
  tools: { address: string; kind: "form" | "questions" }[];
}

/** The steps of "Which way fits me" are hundreds of pages of three kinds with other words. */
const step = /^\/(en\/which-way|fr\/quelle-voie)\/./;
const oneStepIn = 10;

/** Reads the pages of the build in `folder`, and finds the answers of the tools by the examples that their pages link. */
export function readSitePages(folder: string): SitePages {
  if (!existsSync(folder))
    throw new Refusal(`There is no build in ${folder}: run "npm run build" first.`);
  const pages = readBuiltFiles(folder)
    .filter(({ file }) => file.endsWith(".html"))
    .map(({ address, body }) => ({ address, html: body.toString("utf8") }));
  const examples = pages.flatMap(({ address, html }) => {
    const link = /<details class="example[\s\S]*?<a href="(\/api\/[^"]+)"/.exec(html)?.[1];
    return link === undefined ? [] : [{ address, example: link.replaceAll("&amp;", "&") }];
  });
  return {
    built: pages.map(({ address }) => address),
    answered: examples.flatMap(({ example }) => [example, withProblem(example)]),
    tools: [
      ...examples.map(({ address }) => ({ address, kind: "form" as const })),
      ...firstQuestions(pages).map((address) => ({ address, kind: "questions" as const })),
    ],
  };
}

/** Pages of questions that stand below no other one. */
function firstQuestions(pages: readonly { address: string; html: string }[]): string[] {
  const questions = pages
    .filter(({ html }) => /<ul class="[^"]*\bchoices\b/.test(html))
    .map(({ address }) => address);
  return questions.filter(
    (address) => !questions.some((other) => other !== address && address.startsWith(other)),
  );
}

/** The same question with a first answer that no tool understands. */
function withProblem(example: string): string {
  const [path = "", query = ""] = example.split("?");
  const asked = new URLSearchParams(query);
  const first = [...asked.keys()].find((name) => name !== "language");
  if (first !== undefined) asked.set(first, "x");
  return `${path}?${asked}`;
}

/** Every page but one in ten of the steps of "Which way fits me": enough for a test, never for the record. */
export function samplePages(addresses: readonly string[]): string[] {
  const steps = addresses.filter((address) => step.test(address));
  return [
    ...addresses.filter((address) => !step.test(address)),
    ...steps.filter((_, index) => index % oneStepIn === 0),
  ];
}
