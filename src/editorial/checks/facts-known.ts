import { fillFacts } from "../../guidance/fact-references.ts";
import type { Finding } from "../../guidance/finding.ts";
import type { Page } from "../../guidance/pairing.ts";
import type { Check, CheckContext } from "../check.ts";
import { linesOfPage } from "../page-lines.ts";

export const factsKnown: Check = {
  name: "facts-known",
  about:
    "Every {{fact}} that a page names exists in content/facts and has a value on the day the site is built.",
  find: (context) => [
    ...context.corpus.pages.flatMap((page) => inPage(page, context)),
    ...onFrontPage(context),
  ],
};

function inPage(page: Page, { corpus, day }: CheckContext): Finding[] {
  const context = { facts: corpus.facts, day, language: page.language };
  return linesOfPage(page).flatMap(({ line, text }) =>
    fillFacts(text, context).bad.map(({ what, instead }) => ({
      file: page.file,
      line,
      what,
      instead,
    })),
  );
}

function onFrontPage({ corpus, day }: CheckContext): Finding[] {
  const text = JSON.stringify(corpus.frontPage);
  return fillFacts(text, { facts: corpus.facts, day, language: "en" }).bad.map(
    ({ what, instead }) => ({ file: "content/guide/front-page.yaml", line: 1, what, instead }),
  );
}
