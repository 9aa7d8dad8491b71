import type { InBoth } from "./language.ts";

/** A success criterion of WCAG 2.2 (https://www.w3.org/TR/WCAG22/), level A or AA. */
export interface Criterion {
  /** As it is cited: 1.4.10. */
  number: string;
  level: "A" | "AA";
  /** Its name in the recommendation and in the authorized French translation. */
  names: InBoth<string>;
}

/** All 55 criteria of the levels A and AA, in the order of the recommendation. */
export const criteria: readonly Criterion[] = [
  row("1.1.1", "A", "Non-text Content", "Contenu non textuel"),
  row("1.2.1", "A", "Audio-only and Video-only", "Contenu seulement audio et seulement vidéo"),
  row("1.2.2", "A", "Captions (Prerecorded)", "Sous-titres (préenregistrés)"),
  row("1.2.3", "A", "Audio Description or Media Alternative", "Audiodescription ou remplacement"),
  row("1.2.4", "AA", "Captions (Live)", "Sous-titres (en direct)"),
  row("1.2.5", "AA", "Audio Description (Prerecorded)", "Audiodescription (préenregistrée)"),
  row("1.3.1", "A", "Info and Relationships", "Information et relations"),
  row("1.3.2", "A", "Meaningful Sequence", "Ordre séquentiel logique"),
  row("1.3.3", "A", "Sensory Characteristics", "Caractéristiques sensorielles"),
  row("1.3.4", "AA", "Orientation", "Orientation"),
  row("1.3.5", "AA", "Identify Input Purpose", "Identifier la finalité de la saisie"),
  row("1.4.1", "A", "Use of Color", "Utilisation de la couleur"),
  row("1.4.2", "A", "Audio Control", "Contrôle du son"),
  row("1.4.3", "AA", "Contrast (Minimum)", "Contraste (minimum)"),
  row("1.4.4", "AA", "Resize Text", "Redimensionnement du texte"),
  row("1.4.5", "AA", "Images of Text", "Texte sous forme d'image"),
  row("1.4.10", "AA", "Reflow", "Redistribution"),
  row("1.4.11", "AA", "Non-text Contrast", "Contraste du contenu non textuel"),
  row("1.4.12", "AA", "Text Spacing", "Espacement du texte"),
  row("1.4.13", "AA", "Content on Hover or Focus", "Contenu au survol ou au focus"),
  row("2.1.1", "A", "Keyboard", "Clavier"),
  row("2.1.2", "A", "No Keyboard Trap", "Pas de piège au clavier"),
  row("2.1.4", "A", "Character Key Shortcuts", "Raccourcis clavier d'un caractère"),
  row("2.2.1", "A", "Timing Adjustable", "Réglage du délai"),
  row("2.2.2", "A", "Pause, Stop, Hide", "Mettre en pause, arrêter, masquer"),
  row("2.3.1", "A", "Three Flashes or Below Threshold", "Pas plus de trois flashs"),
  row("2.4.1", "A", "Bypass Blocks", "Contourner des blocs"),
  row("2.4.2", "A", "Page Titled", "Titre de page"),
  row("2.4.3", "A", "Focus Order", "Parcours du focus"),
  row("2.4.4", "A", "Link Purpose (In Context)", "Fonction du lien (selon le contexte)"),
  row("2.4.5", "AA", "Multiple Ways", "Accès multiples"),
  row("2.4.6", "AA", "Headings and Labels", "En-têtes et étiquettes"),
  row("2.4.7", "AA", "Focus Visible", "Visibilité du focus"),
  row("2.4.11", "AA", "Focus Not Obscured (Minimum)", "Focus non masqué (minimum)"),
  row("2.5.1", "A", "Pointer Gestures", "Gestes pour le contrôle du pointeur"),
  row("2.5.2", "A", "Pointer Cancellation", "Annulation de l'action du pointeur"),
  row("2.5.3", "A", "Label in Name", "Étiquette dans le nom"),
  row("2.5.4", "A", "Motion Actuation", "Activation par le mouvement"),
  row("2.5.7", "AA", "Dragging Movements", "Mouvements de glissement"),
  row("2.5.8", "AA", "Target Size (Minimum)", "Taille de la cible (minimum)"),
  row("3.1.1", "A", "Language of Page", "Langue de la page"),
  row("3.1.2", "AA", "Language of Parts", "Langue d'un passage"),
  row("3.2.1", "A", "On Focus", "Au focus"),
  row("3.2.2", "A", "On Input", "À la saisie"),
  row("3.2.3", "AA", "Consistent Navigation", "Navigation cohérente"),
  row("3.2.4", "AA", "Consistent Identification", "Identification cohérente"),
  row("3.2.6", "A", "Consistent Help", "Aide cohérente"),
  row("3.3.1", "A", "Error Identification", "Identification des erreurs"),
  row("3.3.2", "A", "Labels or Instructions", "Étiquettes ou instructions"),
  row("3.3.3", "AA", "Error Suggestion", "Suggestion après une erreur"),
  row("3.3.4", "AA", "Error Prevention (Legal, Financial, Data)", "Prévention des erreurs"),
  row("3.3.7", "A", "Redundant Entry", "Saisie redondante"),
  row(
    "3.3.8",
    "AA",
    "Accessible Authentication (Minimum)",
    "Authentification accessible (minimum)",
  ),
  row("4.1.2", "A", "Name, Role, Value", "Nom, rôle et valeur"),
  row("4.1.3", "AA", "Status Messages", "Messages d'état"),
];

function row(number: string, level: "A" | "AA", en: string, fr: string): Criterion {
  return { number, level, names: { en, fr } };
}

/** The criterion of a number; undefined where the levels A and AA have none. */
export function findCriterion(number: string): Criterion | undefined {
  return criteria.find((each) => each.number === number);
}
