import type { Language } from "../../../guidance/language.ts";
import { otherLanguage } from "../../../guidance/language.ts";
import type { PlainPage } from "../../../inbox/plain-page.ts";
import { markup } from "../../../inbox/plain-page.ts";

/** A built page of the site whose header, styles and footer other pages borrow. */
export interface Frame {
  html: string;
  /** Where its language links lead. */
  twin: string;
}

const title = /<title>[^<]*?( \| [^<]*)?<\/title>/;
const ofThisPageOnly =
  /<meta name="description"[^>]*>|<script type="application\/ld\+json">.*?<\/script>/gs;
const wayHome = /<nav class="crumbs".*?<\/nav>/s;
const main = /<main id="answer">.*<\/main>/s;

/**
 * A page of the inbox in the frame of a built page: what a visitor sees is the site they know, under the same policy for styles
 * and scripts. The address of such a page may hold a secret, so it is told to no other site. Throws when the built page has no
 * place for it.
 */
export function putInFrame(frame: Frame, page: PlainPage): string {
  for (const needed of [title, main])
    if (!needed.test(frame.html)) throw new Error(`The frame of the inbox pages lacks ${needed}`);
  const heading = markup`${page.title}`.html;
  const crumbs = { html: wayHome.exec(frame.html)?.[0] ?? "" };
  const body = markup`<main id="answer"><div class="opening"><div class="wide">${crumbs}<h1>${page.title}</h1></div></div><div class="wide"><div class="text reply">${page.body}</div></div></main>`;
  const framed = frame.html
    .replace(ofThisPageOnly, "")
    .replace(
      title,
      (_all, site: string | undefined) =>
        `<meta name="referrer" content="same-origin"><title>${heading}${site ?? ""}</title>`,
    )
    .replace(main, () => body.html);
  return leadTo(framed, frame.twin, page);
}

/** The language links of the frame, to the twin of the page. An answer to what was sent has none: the header then leads home. */
function leadTo(html: string, from: string, { twin, language }: PlainPage): string {
  const link = `href="${from}" hreflang=`;
  if (twin !== undefined) return html.replaceAll(link, () => `href="${toText(twin)}" hreflang=`);
  const inFooter = new RegExp(`<a ${link}[^>]*>[^<]*</a>`, "g");
  return html
    .replaceAll(inFooter, "")
    .replaceAll(link, `href="${homeOf(otherLanguage(language))}" hreflang=`);
}

function toText(address: string): string {
  return markup`${address}`.html;
}

function homeOf(language: Language): string {
  return `/${language}/`;
}
