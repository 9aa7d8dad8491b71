import type { InBoth } from "../../guidance/language.ts";

/** A component in one or more of its states, on a page of its own so that ids and landmarks are as on a real page. */
export interface Specimen {
  /** The last part of its address, `_components/<id>/`. */
  id: string;
  names: InBoth<string>;
  /** What is added to the address in the frame that shows it, for a component that reads it. */
  query?: InBoth<string>;
}

/** All specimens in the order in which a page shows such parts. */
export const specimens: readonly Specimen[] = [
  { id: "frame", names: { en: "Header and footer", fr: "En-tête et pied de page" } },
  { id: "notices", names: { en: "Notices of every kind", fr: "Avis de chaque sorte" } },
  {
    id: "opening",
    names: {
      en: "Opening: breadcrumbs, page behind its twin, overdue check, answer",
      fr: "Ouverture : fil d'Ariane, page en retard sur l'autre, vérification en retard, réponse",
    },
  },
  {
    id: "journeys",
    names: {
      en: "Journey: first, middle and last step",
      fr: "Parcours : première étape, milieu et dernière",
    },
  },
  { id: "contents", names: { en: "On this page", fr: "Sur cette page" } },
  {
    id: "end",
    names: {
      en: "End of a page: sources, dates, what changed, read next",
      fr: "Fin d'une page : sources, dates, ce qui a changé, à lire ensuite",
    },
  },
  { id: "feedback", names: { en: "Opinion of a page", fr: "Avis sur une page" } },
  { id: "kept-words", names: { en: "Words of a refused form", fr: "Texte d'un envoi refusé" } },
  {
    id: "search-results",
    names: { en: "Search with results", fr: "Recherche avec résultats" },
    query: { en: "?q=express+entry", fr: "?q=entr%C3%A9e+express" },
  },
  {
    id: "search-none",
    names: { en: "Search without a result", fr: "Recherche sans résultat" },
    query: { en: "?q=zzzzzz", fr: "?q=zzzzzz" },
  },
  { id: "question", names: { en: "Question of a tool", fr: "Question d'un outil" } },
  { id: "unsure", names: { en: "“I don't know”", fr: "« Je ne sais pas »" } },
  {
    id: "closed",
    names: { en: "Result with a closed program", fr: "Résultat avec un programme fermé" },
  },
  { id: "problems", names: { en: "Form with errors", fr: "Formulaire avec erreurs" } },
  {
    id: "result",
    names: { en: "Result under an ended edition", fr: "Résultat sous des règles périmées" },
  },
  { id: "cost", names: { en: "Table of costs", fr: "Tableau des coûts" } },
];
