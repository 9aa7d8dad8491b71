import type { Found } from "../../guidance/finding.ts";
import type { Page } from "../../guidance/pairing.ts";
import type { Check } from "../check.ts";
import type { TextImage } from "../text/page-text.ts";
import { readText } from "../text/read-text.ts";

/** Style rule S23. */
const mostCharacters = 125;

export const imagesDescribed: Check = {
  name: "images-described",
  level: "error",
  rule: "An image says in words what it shows: a phrase of at most 125 characters, not a file name, and without “image of”.",
  reason:
    "Blind readers, and everyone on a line too slow for images, get the words instead. (WCAG 2.2, 1.1.1.)",
  good: "![A permanent resident card; the number is on the back](./card.png)",
  bad: "![card_final2.png](./card.png)",
  find: ({ corpus: { pages } }) =>
    pages.flatMap((page) => [
      ...readText(page).images.flatMap((image) => ofImage(page, image)),
      ...htmlImages(page),
    ]),
};

function ofImage({ file }: Page, { line, column, src, alt }: TextImage): Found[] {
  const problem = problemOf(alt.trim());
  return problem === null
    ? []
    : [{ file, line, column, what: `the image ${src} ${problem[0]}`, instead: problem[1] }];
}

function problemOf(alt: string): [what: string, instead: string] | null {
  if (alt === "")
    return [
      "has no description",
      "write what it shows between the brackets: ![…](…); an image that says nothing is better left out",
    ];
  if (/\.(?:png|jpe?g|svg|webp|gif|avif)$/iu.test(alt) || /^\S+_\S+$/u.test(alt))
    return ["is described by a file name", "write what it shows"];
  const opening =
    /^(?:an? )?(?:image|photo|picture|graphic|illustration|photographie|graphique) (?:of|de|du|des|d[’'])/iu.exec(
      alt,
    )?.[0];
  if (opening !== undefined)
    return [
      `has a description that begins with "${opening}"`,
      "leave that out: a screen reader says that it is an image",
    ];
  if (alt.length > mostCharacters)
    return [
      `has a description of ${alt.length} characters`,
      `write at most ${mostCharacters}, and the rest in the text`,
    ];
  return null;
}

/** Images typed as HTML are not described the way Markdown asks for. */
function htmlImages({ file, body, bodyLine }: Page): Found[] {
  return body.split("\n").flatMap((text, index) =>
    [...text.matchAll(/<img\b/giu)].map((match) => ({
      file,
      line: bodyLine + index,
      column: match.index + 1,
      what: "an image is typed as HTML",
      instead: "write ![what it shows](./file.png)",
    })),
  );
}
