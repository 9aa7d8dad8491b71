import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "../fault.ts";
import { swap } from "../fault.ts";
import { section, snowEn, snowFr, winterEn, winterFr } from "../sample-guide.ts";

/** The plain sentences of the real guide in one language: real words in an amount that no compression makes small. */
function tooMuch(ending: string): string {
  return readdirSync("content/guide", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .toSorted()
    .slice(0, 60)
    .flatMap((file) => readFileSync(join("content/guide", file), "utf8").split("\n"))
    .filter((line) => /^\p{Lu}[^{}[\]|]+\.$/u.test(line))
    .join("\n\n");
}

/** In step, shape, facts, links, orphans, weight, unfinished places. */
export const pairFaults: readonly Fault[] = [
  moved("English moved alone", { [winterEn]: swap("A warm layer", "Two warm layers") }, [
    `in-step ${winterEn}:22`,
  ]),
  moved("French moved alone", { [winterFr]: swap("une couche chaude;", "deux couches chaudes;") }, [
    `in-step ${winterFr}:22`,
  ]),
  moved("a fact changed on one side", { [snowEn]: swap("sand on the ice", "sand on the snow") }, [
    `in-step ${snowEn}:17`,
  ]),
  moved(
    "a line rewritten",
    {
      [snowFr]: swap(
        "Poussez la neige sur le côté et mettez du sable sur la glace.",
        "Prenez une pelle légère.",
      ),
    },
    [`in-step ${snowFr}:17`],
  ),
  moved("a title", { [snowEn]: swap("title: Clear the snow", "title: Clear away the snow") }, [
    `in-step ${snowEn}:2`,
  ]),
  moved(
    "both sides moved",
    {
      [winterEn]: swap("A thin layer", "A dry layer"),
      [winterFr]: swap("une couche mince", "une couche sèche"),
    },
    [`in-step ${winterEn}:21`, `in-step ${winterFr}:21`],
  ),
  moved("can became cannot", { [snowFr]: swap("si vous ne le pouvez pas", "si vous le pouvez") }, [
    `in-step ${snowFr}:3`,
  ]),
  of(
    "same-shape",
    "a heading less in French",
    { [winterFr]: swap("### En cas d'accident\n\n", "") },
    [`same-shape ${winterFr}:36`],
  ),
  of(
    "same-shape",
    "a heading of another level in English",
    { [winterEn]: swap("### If you have", "## If you have") },
    [`same-shape ${winterFr}:43`],
  ),
  of("same-shape", "an item less in French", { [winterFr]: swap("- une couche chaude;\n", "") }, [
    `same-shape ${winterFr}:21`,
  ]),
  of("same-shape", "an item less in English", { [winterEn]: swap("- A warm layer\n", "") }, [
    `same-shape ${winterEn}:21`,
  ]),
  of(
    "same-shape",
    "steps without numbers",
    {
      [winterFr]: (text) =>
        text.replace("1. Posez", "- Posez").replace("2. Vérifiez", "- Vérifiez"),
    },
    [`same-shape ${winterFr}:40`],
  ),
  of(
    "same-shape",
    "a row less in English",
    { [winterEn]: swap("| Coat | {{coat-price}} |\n", "") },
    [`same-facts ${winterFr}:34`, `same-shape ${winterEn}:31`],
  ),
  of(
    "same-shape",
    "a table without caption",
    { [winterFr]: swap("Tableau : Prix dans une friperie\n\n", "") },
    [`same-shape ${winterFr}:29`],
  ),
  of(
    "same-shape",
    "a link less to a page",
    {
      [winterFr]: swap(
        "[comment déblayer la neige](./snow.fr.md#deblayer-vos-marches)",
        "comment déblayer la neige",
      ),
    },
    [`same-shape ${winterFr}:17`],
  ),
  of(
    "same-shape",
    "a link less to an official page",
    {
      [winterEn]: swap(
        "[the state of the roads](https://www.canada.ca/en/roads.html)",
        "the state of the roads",
      ),
    },
    [`same-shape ${winterEn}:36`],
  ),
  of("same-facts", "another form in French", { [winterFr]: swap("IMM 5669", "IMM 5696") }, [
    `same-facts ${winterEn}:45`,
    `same-facts ${winterFr}:45`,
  ]),
  of("same-facts", "another year in English", { [winterEn]: swap("since 1976", "since 1967") }, [
    `same-facts ${winterEn}:45`,
    `same-facts ${winterFr}:45`,
  ]),
  of(
    "same-facts",
    "another fact in French",
    { [winterFr]: swap("| Bottes | {{boots-price}} |", "| Bottes | {{coat-price}} |") },
    [`same-facts ${winterEn}:33`, `same-facts ${winterFr}:33`],
  ),
  of(
    "same-facts",
    "a fact less in English",
    { [winterEn]: swap(" Boots cost about {{boots-price}}.", "") },
    [`same-facts ${winterFr}:13`],
  ),
  of(
    "same-facts",
    "a fact by its day on one side only",
    { [winterFr]: swap("avant le {{tires-day}}", "avant le {{tires-day from}}") },
    [`same-facts ${winterEn}:40`, `same-facts ${winterFr}:40`],
  ),
  of(
    "links-lead-somewhere",
    "a page that does not exist",
    { [snowEn]: swap("./winter.en.md", "./ice.en.md") },
    [`links-lead-somewhere ${snowEn}:13`, `same-shape ${snowEn}:13`],
  ),
  of(
    "links-lead-somewhere",
    "the other language",
    { [snowFr]: swap("./winter.fr.md", "./winter.en.md") },
    [`links-lead-somewhere ${snowFr}:13`, `same-shape ${snowFr}:13`],
  ),
  of(
    "links-lead-somewhere",
    "a heading that the page does not have",
    { [winterEn]: swap("#clear-your-steps", "#clear-your-car") },
    [`links-lead-somewhere ${winterEn}:25`],
  ),
  of(
    "links-lead-somewhere",
    "the heading of the other language",
    { [winterFr]: swap("#deblayer-vos-marches", "#clear-your-steps") },
    [`links-lead-somewhere ${winterFr}:25`],
  ),
  of(
    "links-lead-somewhere",
    "an address that is not https",
    {
      [winterFr]: swap(
        "https://www.canada.ca/fr/routes.html",
        "http://www.canada.ca/fr/routes.html",
      ),
    },
    [`links-lead-somewhere ${winterFr}:41`],
  ),
  of(
    "links-lead-somewhere",
    "an address of the site itself",
    { [snowFr]: swap("./winter.fr.md", "/fr/s-etablir/hiver/") },
    [`links-lead-somewhere ${snowFr}:13`, `same-shape ${snowFr}:13`],
  ),
  of(
    "orphan-pages",
    "a page that only its section knows",
    {
      [section]: swap(", snow]", ", snow, ice]"),
      "content/guide/settle-in/ice.en.md": (_text) =>
        ice("Walk on ice", "ice", "Walk slowly on the ice and keep your hands free."),
      "content/guide/settle-in/ice.fr.md": (_text) =>
        ice(
          "Marcher sur la glace",
          "glace",
          "Marchez lentement sur la glace et gardez les mains libres.",
        ),
    },
    ["orphan-pages content/guide/settle-in/ice.en.md:1 warning"],
  ),
  of(
    "unfinished-text",
    "a place left in French",
    { [snowFr]: swap("Poussez la neige", "[[Que faire?]] Poussez la neige") },
    [`unfinished-text ${snowFr}:17`],
  ),
  of(
    "unfinished-text",
    "a source left in English",
    { [snowEn]: swap("publisher: Government of Canada", 'publisher: "[[Who?]]"') },
    [`unfinished-text ${snowEn}:8`],
  ),
];

/** Pages too heavy: what else is wrong with so long a page is not looked at. */
export const heavyChanges: Fault["changes"] = {
  [snowEn]: (text) => `${text}\n${tooMuch(".en.md")}\n`,
  [snowFr]: (text) => `${text}\n${tooMuch(".fr.md")}\n`,
};

function of(check: string, about: string, changes: Fault["changes"], expected: string[]): Fault {
  return { check, about, changes, expected };
}

function moved(about: string, later: Fault["changes"], expected: string[]): Fault {
  return { check: "in-step", about, changes: {}, later, expected };
}

function ice(title: string, slug: string, body: string): string {
  return `---
title: ${title}
description: ${body} ${body}
slug: ${slug}
reviewed: 2026-11-22
reviewBy: 2027-05-22
related: [settle-in/winter]
sources:
  - title: Canada
    publisher: Canada
    url: https://www.canada.ca/
---
${body}
`;
}
