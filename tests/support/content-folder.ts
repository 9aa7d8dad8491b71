import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { writeAgreement } from "../../src/corpus/agreements.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";

/** A small content folder that is in order: one section, one pair, one fact, the real words of the interface. */
const inOrder: Record<string, string> = {
  "content/guide/settle-in/section.yaml": `order: 1
en: { title: Settle in, slug: settle-in, description: Your first weeks in Canada and the papers you need. }
fr: { title: S'établir, slug: s-etablir, description: Vos premières semaines au Canada et les papiers utiles. }
groups:
  - { en: { title: Winter }, fr: { title: L'hiver }, pages: [winter, snow] }
`,
  "content/guide/front-page.yaml": `en: { title: Coming to Canada, answer: Plain answers about moving to Canada and settling in., description: An independent guide to moving to Canada and settling in there. }
fr: { title: Venir au Canada, answer: Des réponses claires pour venir au Canada et s'établir., description: Un guide indépendant pour venir au Canada et pour s'y établir. }
tasks:
${["One", "Two", "Three"].map((word) => `  - { page: settle-in/winter, en: { task: ${word} question, answer: Dress in layers and keep dry. }, fr: { task: Question ${word}, answer: Superposez les vêtements chauds. } }`).join("\n")}
`,
  "content/guide/journeys.yaml": `- id: winter
  en: { title: My first winter }
  fr: { title: Mon premier hiver }
  steps: [settle-in/winter, settle-in/snow]
`,
  "content/searches.yaml": "likely: []\nsayings: { en: [], fr: [] }\n",
  "content/facts/winter.yaml": `- id: boots-price
  about: What a pair of winter boots costs
  value: 120
  unit: CAD
  validFrom: 2026-01-01
  source: https://www.canada.ca/
  reviewed: 2026-11-01
`,
  "content/guide/settle-in/winter.en.md": page(
    "Dress for winter",
    "winter",
    "Boots cost {{boots-price}}.\n\n## What to buy\n\nSee [how to clear the snow](./snow.en.md).",
  ),
  "content/guide/settle-in/winter.fr.md": page(
    "S'habiller l'hiver",
    "hiver",
    "Les bottes coûtent {{boots-price}}.\n\n## Quoi acheter\n\nVoyez [comment déblayer la neige](./snow.fr.md).",
  ),
  "content/guide/settle-in/snow.en.md": page("Clear the snow away", "snow", "Shovel early."),
  "content/guide/settle-in/snow.fr.md": page("Déblayer la neige", "neige", "Pelletez tôt."),
};

function page(title: string, slug: string, body: string): string {
  const english = slug === "winter" || slug === "snow";
  return `---
title: ${title}
description: ${english ? "What to know about winter in Canada, in a description long enough for the schema." : "Ce qu'il faut savoir de l'hiver au Canada, dans une description assez longue pour le schéma."}
slug: ${slug}
reviewed: 2026-11-22
reviewBy: 2027-05-22
related: [settle-in/${slug === "winter" || slug === "hiver" ? "snow" : "winter"}]
sources:
  - title: ${english ? "Winter in Canada" : "L'hiver au Canada"}
    publisher: ${english ? "Government of Canada" : "Gouvernement du Canada"}
    url: https://www.canada.ca/${english ? "en/winter" : "fr/hiver"}.html
---
${body}
`;
}

/** Files of the real content folder that every guide needs. */
const shared = ["content/interface.yaml", "content/glossary.yaml", "content/spelling.yaml"];

/**
 * Writes a content folder to a new place that is removed when the test ends, with files changed:
 * a text replaces a file, null leaves it out, a function edits it. Every pair is declared equal as it then stands.
 * Gives the folder's path.
 */
export function contentFolder(
  changes: Record<string, string | null | ((text: string) => string)> = {},
): string {
  const root = mkdtempSync(join(tmpdir(), "freshet-content-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const files: Record<string, string> = { ...inOrder };
  for (const file of new Set([...Object.keys(files), ...Object.keys(changes)])) {
    const change = changes[file];
    const text =
      typeof change === "function"
        ? change(files[file] ?? "")
        : change === undefined
          ? files[file]
          : change;
    if (text === null || text === undefined) continue;
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  for (const file of shared) if (changes[file] === undefined) cpSync(file, join(root, file));
  for (const pair of readCorpus(root).corpus?.pairs ?? [])
    writeAgreement(root, pair, { day: "2026-11-22", reason: null });
  return root;
}
