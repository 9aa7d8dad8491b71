import { fillFacts } from "../../guidance/fact-references.ts";
import type { Found } from "../../guidance/finding.ts";
import { languages } from "../../guidance/language.ts";
import { linesOfPage } from "../../guidance/page-lines.ts";
import type { Page } from "../../guidance/pairing.ts";
import type { Check, CheckContext } from "../check.ts";

export const factsKnown: Check = {
  name: "facts-known",
  level: "error",
  rule: "Every {{fact}} that a page names exists in content/facts and has a value on the day the site is built.",
  reason: "The page would show a name in braces where the reader needs an amount.",
  good: "It costs {{eta-fee}}.",
  bad: "It costs {{eta-fees}}.",
  find: (context) => [
    ...context.corpus.pages.flatMap((page) => inPage(page, context)),
    ...onFrontPage(context),
  ],
};

function inPage(page: Page, { corpus, day }: CheckContext): Found[] {
  const context = { facts: corpus.facts, day, language: page.language };
  return linesOfPage(page).flatMap(({ line, text }) =>
    text.includes("{{")
      ? fillFacts(text, context).bad.map(({ reference, what, instead }) => {
          const at = text.indexOf(reference);
          // In the front matter the text stands behind the name of its field.
          const column = line >= page.bodyLine ? { column: at + 1 } : {};
          return { file: page.file, line, ...column, what, instead };
        })
      : [],
  );
}

function onFrontPage({ corpus, day }: CheckContext): Found[] {
  const file = "content/guide/front-page.yaml";
  const { en, fr, tasks } = corpus.frontPage;
  const both = { en, fr };
  const texts = [
    ...languages.map((language) => ({ path: [language], text: JSON.stringify(both[language]) })),
    ...tasks.map((task, index) => ({ path: ["tasks", index], text: JSON.stringify(task) })),
  ];
  return texts.flatMap(({ path, text }) =>
    fillFacts(text, { facts: corpus.facts, day, language: "en" }).bad.map(({ what, instead }) => ({
      file,
      line: corpus.lineOf(file, path),
      what,
      instead,
    })),
  );
}
