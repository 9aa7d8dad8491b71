import type { Fault } from "../fault.ts";
import { snowEn, snowFr, winterEn, winterFr } from "../sample-guide.ts";
import { inBoth, inEnglish, inFrench, lastEn, lastFr, replaced } from "./fault-rows.ts";

const winter: [string, string] = [winterEn, winterFr];
const snow: [string, string] = [snowEn, snowFr];

const accident = { files: winter, line: 43 };
const accidentEn = "### If you have an accident";
const accidentFr = "### En cas d'accident";

const headings: Fault[] = [
  replaced("headings", "a question", {
    ...accident,
    en: [accidentEn, "### What if you have an accident?"],
    fr: [accidentFr, "### Que faire en cas d'accident?"],
  }),
  replaced("headings", "capitals on every word", {
    ...accident,
    en: [accidentEn, "### If You Have an Accident"],
    fr: [accidentFr, "### Un Accident Avec Votre Auto"],
  }),
  replaced("headings", "nothing but capitals", {
    ...accident,
    en: [accidentEn, "### AFTER AN ACCIDENT"],
    fr: [accidentFr, "### EN CAS D'ACCIDENT"],
  }),
  replaced("headings", "a level that is skipped", {
    ...accident,
    en: [accidentEn, `##${accidentEn}`],
    fr: [accidentFr, `##${accidentFr}`],
  }),
  replaced("headings", "a second title", {
    ...accident,
    en: [accidentEn, accidentEn.slice(2)],
    fr: [accidentFr, accidentFr.slice(2)],
  }),
  replaced("headings", "a heading without words", {
    ...accident,
    en: [accidentEn, "###"],
    fr: [accidentFr, "###"],
  }),
  replaced("headings", "a heading with nothing under it", {
    files: snow,
    en: [lastEn, ""],
    fr: [lastFr, ""],
    line: 15,
  }),
  replaced("headings", "the same heading twice", {
    files: snow,
    en: [lastEn, `${lastEn}\n\n## Clear your steps\n\nUse a light shovel.`],
    fr: [lastFr, `${lastFr}\n\n## Déblayer vos marches\n\nPrenez une pelle légère.`],
    line: 19,
  }),
];

const roadsEn = "[the state of the roads](https://www.canada.ca/en/roads.html)";
const roadsFr = "[l'état des routes](https://www.canada.ca/fr/routes.html)";
const roads = { files: winter, line: 41 };

const links: Fault[] = [
  replaced("link-texts", "words that say nothing", {
    ...roads,
    en: [roadsEn, "[click here](https://www.canada.ca/en/roads.html)"],
    fr: [roadsFr, "[cliquez ici](https://www.canada.ca/fr/routes.html)"],
  }),
  replaced("link-texts", "an address for words", {
    ...roads,
    en: [roadsEn, "<https://www.canada.ca/en/roads.html>"],
    fr: [roadsFr, "<https://www.canada.ca/fr/routes.html>"],
  }),
  replaced("link-texts", "no words", {
    ...roads,
    en: [roadsEn, "[](https://www.canada.ca/en/roads.html)"],
    fr: [roadsFr, "[](https://www.canada.ca/fr/routes.html)"],
  }),
  replaced("link-texts", "the other language without a mark", {
    ...roads,
    en: [roadsEn, roadsEn.replace("/en/roads", "/fr/routes")],
    fr: [roadsFr, roadsFr.replace("/fr/routes", "/en/roads")],
  }),
  replaced("link-texts", "a mark on a page in this language", {
    ...roads,
    en: [roadsEn, roadsEn.replace("roads]", "roads (French only)]")],
    fr: [roadsFr, roadsFr.replace("routes]", "routes (en anglais seulement)]")],
  }),
  replaced("link-texts", "a PDF that does not say so", {
    ...roads,
    en: [roadsEn, roadsEn.replace(".html", ".pdf")],
    fr: [roadsFr, roadsFr.replace(".html", ".pdf")],
  }),
  inBoth(
    "link-texts",
    "the same words for two pages",
    [
      "Read [the map](https://www.canada.ca/en/a.html) and [the map](https://www.canada.ca/en/b.html).",
      "Lisez [la carte](https://www.canada.ca/fr/a.html) et [la carte](https://www.canada.ca/fr/b.html).",
    ],
    " warning",
  ),
  replaced("link-texts", "a source in the other language", {
    files: snow,
    en: ["https://www.canada.ca/en/winter.html", "https://www.canada.ca/fr/hiver.html"],
    fr: ["https://www.canada.ca/fr/hiver.html", "https://www.canada.ca/en/winter.html"],
    line: 8,
  }),
];

/** An image under the last paragraph of both sides. */
function image(about: string, en: string, fr: string): Fault {
  return replaced("images-described", about, {
    files: snow,
    en: [lastEn, `${lastEn}\n\n${en}`],
    fr: [lastFr, `${lastFr}\n\n${fr}`],
    line: 19,
  });
}

const images: Fault[] = [
  image("no description", "![](./shovel.png)", "![](./shovel.png)"),
  image("a file name", "![shovel_02.png](./shovel.png)", "![pelle_02.png](./shovel.png)"),
  image(
    "words that every image could have",
    "![Image of a shovel](./shovel.png)",
    "![Photo d'une pelle](./shovel.png)",
  ),
  image(
    "a description as long as a text",
    `![${"A shovel stands by the door. ".repeat(5).trim()}](./shovel.png)`,
    `![${"Une pelle attend à la porte. ".repeat(5).trim()}](./shovel.png)`,
  ),
  image("an image typed as HTML", '<img src="./shovel.png">', '<img src="./shovel.png">'),
];

const french: Fault[] = [
  inFrench("french-typography", "English quotation marks", [
    'Look for the word "sand".',
    'Cherchez le mot "sable".',
  ]),
  inFrench("french-typography", "an em dash", ["Salt it, then wait.", "Salez — puis attendez."]),
  inFrench("french-typography", "a middle dot", ["The neighbours help.", "Les voisin·es aident."]),
  inFrench("french-typography", "an ending in brackets", [
    "A neighbour helps.",
    "Un voisin(e) aide.",
  ]),
  inFrench("french-typography", "a capital without its accent", [
    "From noon on, it melts.",
    "A partir de midi, elle fond.",
  ]),
  inFrench("french-typography", "no space before the colon", [
    "A tip: use sand.",
    "Un conseil: prenez du sable.",
  ]),
  inFrench("french-typography", "a month with a capital", [
    "Begin on 1 December.",
    "Commencez le 1er Décembre.",
  ]),
  inFrench("french-usage", "a calque of English", ["You may qualify.", "Vous êtes éligible."]),
  inFrench("french-usage", "an English short form", ["Show your card.", "Montrez votre carte PR."]),
  inFrench("french-usage", "a verb of English", ["Apply for a job.", "Appliquez pour un emploi."]),
  inFrench("french-usage", "“nous” for a government", ["The city helps.", "Nous aidons."]),
  inFrench("french-usage", "a familiar form", ["Clear your steps.", "Si tu veux, pousse-la."]),
  inFrench("french-usage", "another form of “site Web”", ["See the site.", "Voyez le site web."]),
  inFrench("french-usage", "“suite à”", ["After the storm, rest.", "Suite à la tempête, dormez."]),
];

const english: Fault[] = [
  inEnglish("english-usage", "an ordinal in a date", [
    "Begin by July 31st.",
    "Commencez avant le 31 juillet.",
  ]),
  inEnglish("english-usage", "an em dash", ["Salt it — then wait.", "Salez, puis attendez."]),
  inEnglish("english-usage", "“we” for a government", ["Then we help.", "La ville aide ensuite."]),
  inEnglish("english-usage", "“shall”", ["You shall push it.", "Vous devez la pousser."]),
  inEnglish("english-usage", "two genders", ["Ask if he/she can.", "Demandez de l'aide."]),
  inEnglish("english-usage", "an old spelling", ["Send an e-mail.", "Écrivez un courriel."]),
];

/** Mistakes of headings, links, images and forms, in both languages. */
export const markFaults: readonly Fault[] = [
  ...headings,
  ...links,
  ...images,
  ...french,
  ...english,
];
