import { snowEn, snowFr } from "../sample-guide.ts";

/** The front matter of the smaller pair, so that the rest of the sample guide still fits. */
function pair(en: string, fr: string): Record<string, string> {
  return {
    [snowEn]: page({
      title: "Clear the snow",
      slug: "snow",
      kind: "en",
      body: `${en}\n\n## Clear your steps\n\nUse sand.`,
    }),
    [snowFr]: page({
      title: "Déblayer la neige",
      slug: "neige",
      kind: "fr",
      body: `${fr}\n\n## Déblayer vos marches\n\nPrenez du sable.`,
    }),
  };
}

function page({
  title,
  slug,
  kind,
  body,
}: {
  title: string;
  slug: string;
  kind: "en" | "fr";
  body: string;
}): string {
  const words = {
    en: [
      "What a writer may say in figures and names without being told that it is wrong.",
      "Winter in Canada",
      "Government of Canada",
      "https://www.canada.ca/en/winter.html",
    ],
    fr: [
      "Ce qu'on peut écrire en chiffres et en noms propres sans se faire dire que c'est faux.",
      "L'hiver au Canada",
      "Gouvernement du Canada",
      "https://www.canada.ca/fr/hiver.html",
    ],
  }[kind];
  return `---
title: ${title}
description: ${words[0]}
slug: ${slug}
reviewed: 2026-11-22
reviewBy: 2027-05-22
related: [settle-in/winter]
sources:
  - title: ${words[1]}
    publisher: ${words[2]}
    url: ${words[3]}
---
${body}
`;
}

/** Paragraphs of one side. */
const text = (...paragraphs: string[]): string => paragraphs.join("\n\n");

/** Clean pairs that look wrong at first sight: no finding may be invented on them. Each replaces the smaller pair. */
export const trickyPages: readonly Record<string, string>[] = [
  // Prices and promises inside quotations.
  pair(
    text(
      `A scammer may write "Pay $500 now", "only 30% today" or "call 1-800-555-0199 within 24 hours". Do not answer.`,
      `> We guarantee your visa for $5,000 in 30 days.`,
      `That is a lie.`,
    ),
    text(
      `Un fraudeur peut écrire « Payez 500 $ maintenant », « 30 % de rabais » ou « appelez le 1-800-555-0199 d'ici 24 heures ». Ne répondez pas.`,
      `> Nous garantissons votre visa pour 5 000 $ en 30 jours.`,
      `C'est un mensonge.`,
    ),
  ),
  // Years in history, dates in the names of acts, articles and regulations.
  pair(
    text(
      `The law dates from 1976 and changed in 2019. Section 30 of the Act, paragraph 16(1) and regulation SOR/2002-227 still stand.`,
      `The Treaty of 15 June 2003 is older than the Order of 3 July 2021. From 1867 to 1914 many people came.`,
    ),
    text(
      `La loi date de 1976 et a changé en 2019. L'article 30 de la Loi, le paragraphe 16(1) et le règlement DORS/2002-227 tiennent toujours.`,
      `Le Traité du 15 juin 2003 est plus ancien que le Décret du 3 juillet 2021. De 1867 à 1914, bien des gens sont venus.`,
    ),
  ),
  // Form numbers, occupation codes, job categories, licence classes.
  pair(
    text(
      `Fill in form IMM 5669, RC66SCH and T1135. Code 62200 is for chefs, and 6320 for butchers.`,
      `A category 0 to 3 job counts, and so does an H-1B visa. Your licence is a G2 or a Class 5.`,
    ),
    text(
      `Remplissez les formulaires IMM 5669, RC66SCH et T1135. Le code 62200 désigne les chefs, et 6320 les bouchers.`,
      `Un emploi de catégorie 0 à 3 compte, et un visa H-1B aussi. Votre permis est un G2 ou de classe 5.`,
    ),
  ),
  // A table of points and one of levels; a cell that begins with a verb.
  pair(
    text(
      `The tables show what counts.`,
      `Table: Points for age`,
      `| Age | Points |\n|---|---|\n| 18 to 29 | 110 |\n| 45 or more | 0 |`,
      `Level 7 in all skills gives more.`,
      `Table: Levels and scores`,
      `| Level | Score |\n|---|---|\n| 7 | 6.0 |\n| Mother | Is a citizen |`,
    ),
    text(
      `Les tableaux montrent ce qui compte.`,
      `Tableau : Points selon l'âge`,
      `| Âge | Points |\n|---|---|\n| 18 à 29 | 110 |\n| 45 ou plus | 0 |`,
      `Le niveau 7 dans toutes les habiletés donne plus.`,
      `Tableau : Niveaux et notes`,
      `| Niveau | Note |\n|---|---|\n| 7 | 6,0 |\n| Mère | A la citoyenneté |`,
    ),
  ),
  // A worked example may hold every figure it needs.
  pair(
    text(
      `Here is how one person counts.`,
      `## A worked example`,
      `Noor came on 15 June 2021 and left for 150 days. That makes 945 days, and 12 months. Noor paid $155.`,
    ),
    text(
      `Voici comment une personne compte.`,
      `## Un exemple complet`,
      `Noor est arrivée le 15 juin 2021 et est partie 150 jours. Cela fait 945 jours, et 12 mois. Noor a payé 155 $.`,
    ),
  ),
  // Names in the other language, and marks on links that lead there.
  pair(
    text(
      `The Chambre des notaires du Québec keeps a list. In Sudbury, the Centre de santé communautaire helps.`,
      `Métis and Mi'kmaq people live here too. Read [the list of notaries (French only)](https://www.cnq.org/fr/liste.html) or [the guide (PDF)](https://www.canada.ca/en/guide.pdf).`,
    ),
    text(
      `La Chambre des notaires du Québec tient une liste. À Sudbury, la clinique « Health Sciences North » aide.`,
      `Des Métis et des Mi'kmaq vivent aussi ici. Lisez [la liste de l'Alberta Human Rights Commission (en anglais seulement)](https://www.cnq.org/en/list.html) ou [le guide (PDF)](https://www.canada.ca/fr/guide.pdf).`,
    ),
  ),
  // Acronyms: explained before, behind or in the sentence, known to all, to be texted, part of a code.
  pair(
    text(
      `The Canada Border Services Agency (CBSA) checks. The CBSA keeps your form IMM 5669.`,
      `Take the IELTS test in the US, send a PDF and a SIM card, or text PARLER to a friend.`,
      `Your points come from the CRS (Comprehensive Ranking System). A group known as SPCA helps dogs.`,
    ),
    text(
      `L'Agence des services frontaliers du Canada (ASFC) vérifie. L'ASFC garde votre formulaire IMM 5669.`,
      `Passez le test IELTS aux États-Unis, envoyez un PDF et une carte SIM, ou textez PARLER à quelqu'un.`,
      `Vos points viennent du SCG (Système de classement global). Un groupe appelé SPCA aide les chiens.`,
    ),
  ),
  // Words that are wrong elsewhere and right here: names, signs, ways to count.
  pair(
    text(
      `The museum "Our Home" is open. VIA Rail runs, and the "Please note" sign stays.`,
      `A child of 12 or more may ski in any 12 months. The 14-day rule is old. Count 911, 211 and 811 among the numbers to know.`,
      `The city followed up on the complaint, for the law applies to all.`,
    ),
    text(
      `Le musée « Notre maison » est ouvert. VIA Rail circule, et le panneau « Veuillez noter que » reste.`,
      `Un enfant de 12 ans ou plus peut skier sur toute période de 12 mois. La règle des 14 jours est ancienne. Comptez le 911, le 211 et le 811 parmi les numéros à savoir.`,
      `La ville a donné suite à la plainte, car la loi s'applique à tous.`,
    ),
  ),
  // Full stops that end no sentence: abbreviations, decimals, addresses.
  pair(
    `St. John's and Sault Ste. Marie have snow. It can fall to −40 °C, or to −12.5 °C by the sea. Write to snow@example.ca or see canada.ca, which is the official site.`,
    `St. John's et Sault Ste. Marie ont de la neige. Il peut faire −40 °C, ou −12,5 °C près de la mer. Écrivez à snow@example.ca ou voyez canada.ca, qui est le site officiel.`,
  ),
  // Each language's own forms, which the other would call mistakes.
  pair(
    text(
      `The storm began on 1 December at 4 pm. A tip: use sand. It's in your driveway; it isn't far.`,
      `The colour of ice is grey, and your licence is at the centre.`,
    ),
    text(
      `La tempête a commencé le 1er décembre à 16 h. Un conseil : prenez du sable. C'est dans votre entrée; ce n'est pas loin.`,
      `La couleur de la glace est le gris, et votre permis est au centre. Vous êtes né ailleurs? C'est permis!`,
    ),
  ),
];
