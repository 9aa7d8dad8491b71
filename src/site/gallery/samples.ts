import type { PageChange } from "../../guidance/changes.ts";
import type { Notice } from "../../guidance/notice.ts";

const running = {
  scope: "site",
  start: "2026-01-01T00:00:00-05:00",
  end: "2026-12-31T18:00:00-05:00",
};

/** One notice of each kind, as an editor would write it. */
export const sampleNotices: readonly Notice[] = [
  {
    ...running,
    id: "sample-emergency",
    file: "sample-emergency.yaml",
    kind: "emergency",
    en: {
      title: "Wildfire near Yellowknife: leave now",
      text: "Follow the evacuation order. Immigration appointments in the city are postponed, and nobody loses their place.",
    },
    fr: {
      title: "Feu de forêt près de Yellowknife : partez maintenant",
      text: "Suivez l'ordre d'évacuation. Les rendez-vous d'immigration prévus dans la ville sont reportés, et personne ne perd sa place.",
    },
  },
  {
    ...running,
    id: "sample-service",
    file: "sample-service.yaml",
    kind: "service",
    en: {
      title: "Online accounts are down",
      text: "You cannot sign in today. Nothing you sent is lost, and deadlines that fall today are moved.",
    },
    fr: {
      title: "Les comptes en ligne sont en panne",
      text: "La connexion est impossible aujourd'hui. Rien de ce que vous avez envoyé n'est perdu, et les échéances du jour sont reportées.",
    },
  },
  {
    ...running,
    id: "sample-news",
    file: "sample-news.yaml",
    kind: "news",
    en: {
      title: "Citizenship fees rise in December",
      text: "Applications received before that day pay the present fee.",
    },
    fr: {
      title: "Les frais de citoyenneté augmentent en décembre",
      text: "Les demandes reçues avant ce jour paient les frais actuels.",
    },
  },
];

/** Two changes of a page, newest first. */
export const sampleChanges: readonly PageChange[] = [
  {
    id: "sample 2",
    page: "immigrate/express-entry",
    on: "2026-11-03",
    notes: {
      en: "The points ranking changed. The earlier tables stay on the page so that you can follow an older score.",
      fr: "Le classement par points a changé. Les anciens tableaux restent sur la page pour comprendre une note antérieure.",
    },
  },
  {
    id: "sample 1",
    page: "immigrate/express-entry",
    on: "2026-04-30",
    notes: {
      en: "The fee for permanent residence is higher.",
      fr: "Les frais de résidence permanente ont augmenté.",
    },
  },
];

/** The day after which a page that should have been checked is overdue in every build. */
export const longPast = "2020-02-29";
