import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckReport } from "../../src/editorial/run-checks.ts";
import { runChecks } from "../../src/editorial/run-checks.ts";
import { contentFolder } from "../support/content-folder.ts";
import type { Changes, Fault } from "./fault.ts";

export const winterEn = "content/guide/settle-in/winter.en.md";
export const winterFr = "content/guide/settle-in/winter.fr.md";
export const snowEn = "content/guide/settle-in/snow.en.md";
export const snowFr = "content/guide/settle-in/snow.fr.md";
export const section = "content/guide/settle-in/section.yaml";
export const facts = "content/facts/winter.yaml";
export const notice = "content/notices/storm.yaml";
export const day = "2026-11-22";

/** Two pairs with everything a page may hold: headings, lists of both kinds, a table, links, facts and a form. */
const guide: Record<string, string> = {
  [section]: `order: 1
en: { title: Settle in, slug: settle-in, description: Your first weeks in Canada and the papers you need. }
fr: { title: S'établir, slug: s-etablir, description: Vos premières semaines au Canada et les papiers utiles. }
groups:
  - { en: { title: Winter }, fr: { title: L'hiver }, pages: [winter, snow] }
`,
  [winterEn]: `---
title: Dress for a Canadian winter
description: What to wear outside in a Canadian winter, what it costs, and what to do before you drive on snow.
slug: winter
reviewed: 2026-11-22
reviewBy: 2027-05-22
related: [settle-in/snow]
sources:
  - title: Winter in Canada
    publisher: Government of Canada
    url: https://www.canada.ca/en/winter.html
---
A warm coat and dry boots are enough for most people. Boots cost about {{boots-price}}.

This page is for people who spend their first winter in Canada.

## What to wear

Wear three layers:

- A thin layer on the skin
- A warm layer
- A coat that stops the wind

See [how to clear the snow](./snow.en.md#clear-your-steps).

## What it costs

Table: Prices in a thrift store

| Item | Price |
|---|---|
| Boots | {{boots-price}} |
| Coat | {{coat-price}} |

## Before you drive

Do this in order:

1. Put winter tires on by {{tires-day}}.
2. Check [the state of the roads](https://www.canada.ca/en/roads.html).

### If you have an accident

Ask your insurer for form IMM 5669. The law has been the same since 1976.
`,
  [winterFr]: `---
title: S'habiller pour l'hiver canadien
description: Les vêtements à porter dehors pendant l'hiver canadien, leur prix et ce qu'il faut faire avant de conduire.
slug: hiver
reviewed: 2026-11-22
reviewBy: 2027-05-22
related: [settle-in/snow]
sources:
  - title: L'hiver au Canada
    publisher: Gouvernement du Canada
    url: https://www.canada.ca/fr/hiver.html
---
Un manteau chaud et des bottes sèches suffisent à la plupart des gens. Les bottes coûtent environ {{boots-price}}.

Cette page s'adresse aux personnes qui passent leur premier hiver au Canada.

## Quoi porter

Superposez trois couches :

- une couche mince sur la peau;
- une couche chaude;
- un manteau qui coupe le vent.

Voyez [comment déblayer la neige](./snow.fr.md#deblayer-vos-marches).

## Combien cela coûte

Tableau : Prix dans une friperie

| Article | Prix |
|---|---|
| Bottes | {{boots-price}} |
| Manteau | {{coat-price}} |

## Avant de conduire

Suivez cet ordre :

1. Posez les pneus d'hiver avant le {{tires-day}}.
2. Vérifiez [l'état des routes](https://www.canada.ca/fr/routes.html).

### En cas d'accident

Demandez le formulaire IMM 5669 à votre assureur. La loi n'a pas changé depuis 1976.
`,
  [snowEn]: `---
title: Clear the snow
description: How to clear the snow from your steps and your car in a Canadian winter, and who helps if you cannot do it.
slug: snow
reviewed: 2026-11-22
reviewBy: 2027-05-22
related: [settle-in/winter]
sources:
  - title: Winter in Canada
    publisher: Government of Canada
    url: https://www.canada.ca/en/winter.html
---
Clear the snow soon after it falls, before it turns to ice. Read [how to dress for it](./winter.en.md) first.

## Clear your steps

Push the snow to the side and put sand on the ice.
`,
  [snowFr]: `---
title: Déblayer la neige
description: Comment déblayer la neige de vos marches et de votre voiture en hiver, et qui peut aider si vous ne le pouvez pas.
slug: neige
reviewed: 2026-11-22
reviewBy: 2027-05-22
related: [settle-in/winter]
sources:
  - title: L'hiver au Canada
    publisher: Gouvernement du Canada
    url: https://www.canada.ca/fr/hiver.html
---
Déblayez la neige peu après sa chute, avant qu'elle ne gèle. Lisez d'abord [comment s'habiller](./winter.fr.md).

## Déblayer vos marches

Poussez la neige sur le côté et mettez du sable sur la glace.
`,
  [facts]: `- id: boots-price
  about: What a pair of winter boots costs
  value: 120
  unit: CAD
  validFrom: 2026-01-01
  source: https://www.canada.ca/
  reviewed: 2026-11-01
- id: coat-price
  about: What a winter coat costs in a thrift store
  value: 60
  unit: CAD
  validFrom: 2026-01-01
  validTo: 2026-12-31
  source: https://www.canada.ca/
  reviewed: 2026-11-01
  reviewBy: 2027-11-01
- id: coat-price
  about: What a winter coat costs in a thrift store
  value: 65
  unit: CAD
  validFrom: 2027-01-01
  source: https://www.canada.ca/
  reviewed: 2026-11-01
- id: tires-day
  about: Day by which winter tires must be on in Quebec
  value: 2026-12-01
  unit: date
  validFrom: 2026-01-01
  source: https://www.canada.ca/
  reviewed: 2026-11-01
`,
  [notice]: `kind: service
scope: settle-in/winter
start: 2026-11-22T08:00:00-05:00
end: 2026-11-24T18:00:00-05:00
en:
  title: A storm is coming
  text: Snow will fall in the east tonight. Stay at home if you can.
fr:
  title: Une tempête arrive
  text: Il neigera dans l'est cette nuit. Restez à la maison si possible.
`,
};

/** The sample guide with changes, checked. */
export function checkSample(changes: Changes = {}, later: Changes = {}): CheckReport {
  const files: Changes = { ...guide };
  for (const [file, change] of Object.entries(changes))
    files[file] = typeof change === "function" ? change(guide[file] ?? "") : change;
  const root = contentFolder(files);
  for (const [file, change] of Object.entries(later)) {
    const text = typeof change === "function" ? change(String(files[file] ?? "")) : change;
    if (text !== null) writeFileSync(join(root, file), text);
  }
  return runChecks({ root, day, now: new Date(`${day}T17:00:00Z`), accepted: {} });
}

/** What is told about a fault, in the form in which it is expected. */
export function toldAbout({ changes, later }: Fault): string[] {
  return checkSample(changes, later).findings.map(
    ({ check, file, line, level }) =>
      `${check} ${file}:${line}${level === "error" ? "" : ` ${level}`}`,
  );
}
