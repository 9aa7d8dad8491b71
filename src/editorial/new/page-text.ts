import { stringify } from "yaml";
import { toAnchor } from "../../guidance/anchor.ts";
import type { Day } from "../../guidance/calendar.ts";
import type { InBoth, Language } from "../../guidance/language.ts";

/** What is known of a page before it is written. */
export interface PageStart {
  /** Its h1; null leaves a place to fill in. */
  title: string | null;
  /** File name without language. */
  name: string;
  reviewed: Day;
  reviewBy: Day;
  /** A page to begin the list of related ones with. */
  related: string;
}

/** A page to be written: front matter filled in as far as it can be, headings that match those of the twin. */
export function toPageText(start: PageStart, language: Language): string {
  const words = skeletons[language];
  const frontMatter = {
    title: start.title ?? words.title,
    description: words.description,
    slug: start.title === null ? start.name : toAnchor(start.title),
    reviewed: start.reviewed,
    reviewBy: start.reviewBy,
    related: [start.related],
    sources: [
      {
        title: words.sourceTitle,
        publisher: words.publisher,
        url: `https://www.canada.ca/${language}.html`,
      },
    ],
  };
  return `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n${words.body}\n`;
}

interface Skeleton {
  title: string;
  description: string;
  sourceTitle: string;
  publisher: string;
  body: string;
}

const skeletons: InBoth<Skeleton> = {
  en: {
    title: "[[Title: the words people search for first]]",
    description: "[[What this page answers, in one or two plain sentences for search results]]",
    sourceTitle: "[[Name of the official page]]",
    publisher: "[[Who publishes it, in full]]",
    body: `[[The answer, in two or three sentences.]]

[[Who this page is for, and who it is not for.]]

## What you need

[[Papers, accounts, amounts: name facts in double braces, type no figure.]]

## Steps

1. [[First step.]]
2. [[Second step.]]

## Cost and time

[[What it costs and how long it takes.]]

## Common mistakes

- [[A mistake people make]]
- [[Another one]]`,
  },
  fr: {
    title: "[[Titre : d'abord les mots que l'on cherche]]",
    description:
      "[[La question à laquelle cette page répond, en une ou deux phrases, pour les moteurs de recherche]]",
    sourceTitle: "[[Nom de la page officielle]]",
    publisher: "[[Organisme qui la publie, au long]]",
    body: `[[La réponse, en deux ou trois phrases.]]

[[À qui s'adresse cette page, et à qui elle ne s'adresse pas.]]

## Ce qu'il vous faut

[[Papiers, comptes, montants : nommez les données entre accolades doubles, ne tapez aucun chiffre.]]

## Les étapes

1. [[Première étape.]]
2. [[Deuxième étape.]]

## Le coût et les délais

[[Ce que cela coûte et combien de temps il faut.]]

## Les erreurs courantes

- [[une erreur fréquente;]]
- [[une autre.]]`,
  },
};
