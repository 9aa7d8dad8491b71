/**
 * The anchor of a heading, one that survives being typed, mailed and read aloud: no accents, no percent signs.
 * `Si votre demande est refusée` → `si-votre-demande-est-refusee`. Headings of level 2 and 3 have one; a second heading
 * with the same words gets `-2`.
 */
export function toAnchor(heading: string): string {
  return heading
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
