import type { Fault } from "../fault.ts";
import { swap } from "../fault.ts";
import { section, snowEn, snowFr, winterEn, winterFr } from "../sample-guide.ts";
import { inBoth, inEnglish, inFrench, lastEn, lastFr, replaced } from "./fault-rows.ts";
import { markFaults } from "./mark-faults.ts";

const winter: [string, string] = [winterEn, winterFr];

const typedByHand: Fault[] = [
  inBoth("typed-by-hand", "an amount of money", [
    "A bag of salt costs $25.",
    "Un sac de sel coûte 25 $.",
  ]),
  inBoth("typed-by-hand", "an amount that is a fact", [
    "Good boots cost $120.",
    "De bonnes bottes coûtent 120 $.",
  ]),
  inBoth("typed-by-hand", "a percentage", [
    "The city clears 30% of the streets.",
    "La ville déneige 30 % des rues.",
  ]),
  inBoth("typed-by-hand", "a phone number", ["Call 1-800-555-0199.", "Appelez au 1-800-555-0199."]),
  inBoth("typed-by-hand", "the date of a rule that is a fact", [
    "Winter tires must be on by 1 December 2026.",
    "Les pneus d'hiver doivent être posés avant le 1er décembre 2026.",
  ]),
  inBoth(
    "typed-by-hand",
    "the date of a rule that is no fact yet",
    [
      "The service has been free since 15 March 2025.",
      "Le service est gratuit depuis le 15 mars 2025.",
    ],
    " warning",
  ),
  inBoth(
    "typed-by-hand",
    "a number of days",
    ["You must clear it within 60 days.", "Vous devez la déblayer dans les 60 jours."],
    " warning",
  ),
  replaced("typed-by-hand", "an amount in a title", {
    files: [snowEn, snowFr],
    en: ["title: Clear the snow", "title: Clear the snow for $25"],
    fr: ["title: Déblayer la neige", "title: Déblayer la neige pour 25 $"],
    line: 2,
  }),
  replaced("typed-by-hand", "a fact typed in the cell of a table", {
    files: winter,
    en: ["| Boots | {{boots-price}} |", "| Boots | $120 |"],
    fr: ["| Bottes | {{boots-price}} |", "| Bottes | 120 $ |"],
    line: 33,
  }),
];

const words: Fault[] = [
  inBoth(
    "plain-words",
    "a word of offices",
    ["Do it prior to noon.", "Salez afin de protéger les gens."],
    " note",
  ),
  inBoth(
    "plain-words",
    "a word of forms",
    ["Please note the wind.", "Salez nonobstant le vent."],
    " note",
  ),
  inEnglish(
    "plain-words",
    "a long word for a short one",
    ["Utilize sand.", "Prenez du sable."],
    " note",
  ),
  inFrench(
    "plain-words",
    "a noun for a verb",
    ["Salt as it falls.", "Salez lors de sa chute."],
    " note",
  ),
  inBoth(
    "sentence-length",
    "a long sentence",
    [
      "When the snow is wet and heavy you should push it in small loads, rest often, and ask a strong neighbour for help with it today.",
      "Quand la neige est lourde et mouillée, il faut la pousser par petites charges, se reposer souvent et demander l'aide d'un voisin ou d'une voisine plus forte.",
    ],
    " note",
  ),
  inBoth(
    "sentence-length",
    "a sentence that is too long",
    [
      "When the snow is wet and heavy you should push it in small loads, rest often, drink warm tea, stop when you feel pain, and ask a strong neighbour for help with it.",
      "Quand la neige est lourde et mouillée, il faut la pousser par petites charges, se reposer souvent, boire du thé chaud, arrêter dès qu'on a mal, et demander l'aide d'un voisin ou d'une voisine.",
    ],
    " warning",
  ),
  inBoth(
    "sentence-length",
    "a paragraph of four sentences",
    ["Rest often. Drink tea. Go slowly.", "Reposez-vous. Buvez du thé. Allez lentement."],
    " note",
  ),
  replaced("reading-ease", "a page of long words", {
    files: [snowEn, snowFr],
    en: [
      lastEn,
      "Municipal authorities administer preventive accumulation removal operations. Participating organizations additionally communicate individual eligibility information.",
    ],
    fr: [
      lastFr,
      "Les administrations municipales coordonnent des interventions préventives particulièrement organisées. Les organisations participantes communiquent les renseignements individuels complémentaires.",
    ],
    line: 13,
    level: " note",
  }),
  inBoth("acronyms-explained", "an acronym that is nowhere written out", [
    "Ask the CBSA.",
    "Demandez à l'ASFC.",
  ]),
  inBoth("acronyms-explained", "an acronym that is written out too late", [
    "The CBSA helps. It is the Canada Border Services Agency (CBSA).",
    "L'ASFC aide. C'est l'Agence des services frontaliers du Canada (ASFC).",
  ]),
  inEnglish(
    "terms-consistent",
    "a term that French does not name",
    ["Bring your Record of Landing.", "Apportez vos vieux papiers."],
    " warning",
  ),
  inFrench(
    "terms-consistent",
    "a term that English does not name",
    ["Bring your old papers.", "Apportez votre fiche relative au droit d'établissement."],
    " warning",
  ),
];

const spelling: Fault[] = [
  inBoth("spelling", "a letter too few or swapped", ["You will recieve help.", "Aportez du sel."]),
  inEnglish("spelling", "an American spelling", [
    "Choose a bright color.",
    "Prenez une couleur vive.",
  ]),
  inEnglish("spelling", "a word of the other language", ["Bring a pelle.", "Apportez une pelle."]),
  inFrench("spelling", "a capital without its accent", [
    "The state of the road counts.",
    "Etat de la route : regardez.",
  ]),
  inFrench("spelling", "a wrong accent behind an elision", ["Go to school.", "Allez à l'écôle."]),
  inFrench("spelling", "a doubled consonant", ["Call a neighbour.", "Appellez un voisin."]),
  replaced("spelling", "a mistake in a description", {
    files: [snowEn, snowFr],
    en: ["and who helps", "and who hepls"],
    fr: ["et qui peut aider", "et qui peut aidre"],
    line: 3,
  }),
  {
    check: "spelling",
    about: "a mistake in the name of a section",
    changes: {
      [section]: (text) =>
        swap(
          "the papers you need",
          "the papres you need",
        )(swap("les papiers utiles", "les papiers utilles")(text)),
    },
    expected: [`spelling ${section}:2`, `spelling ${section}:3`],
  },
  {
    check: "spelling",
    about: "a word list that is broken",
    changes: { "content/spelling.yaml": "en: snow\n" },
    expected: ["spelling content/spelling.yaml:1"],
  },
];

/** Mistakes of words, numbers and forms, in both languages. */
export const languageFaults: readonly Fault[] = [
  ...typedByHand,
  ...words,
  ...spelling,
  ...markFaults,
];
