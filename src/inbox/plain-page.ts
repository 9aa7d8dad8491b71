import { escapeHtml } from "../formats/escape-html.ts";
import type { Language } from "../guidance/language.ts";
import { localeOf } from "../guidance/language.ts";

/** Markup that is safe to put in a page: only this file makes it. */
export interface Markup {
  readonly html: string;
}

/** A page that the inbox writes itself, because it holds something that only this visitor may see. */
export interface PlainPage {
  status: number;
  language: Language;
  title: string;
  home: string;
  body: readonly Markup[];
  /** Address of the same page in the other language; absent where it answers something that was sent. */
  twin?: string;
}

/** An answer with a page, which still knows what the page is made of: the site may put that into a frame of its own. */
export class PageResponse extends Response {
  readonly page: PlainPage;

  constructor(page: PlainPage, html: string) {
    super(html, {
      status: page.status,
      headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
    });
    this.page = page;
  }
}

/**
 * The page as an answer that nothing keeps. It names no other file, so it can be read when everything else is down. The secret
 * in its address is told to no other site; to this one it is, since without it old browsers could not prove where a form came from.
 */
export function plainPage(page: PlainPage): PageResponse {
  const { language, title, home, body } = page;
  const { html } =
    markup`<!doctype html><html lang="${localeOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><meta name="referrer" content="same-origin"><meta name="color-scheme" content="light dark"><title>${title}</title></head><body><main><h1>${title}</h1>${body}<p><a href="/${language}/">${home}</a></p></main></body></html>`;
  return new PageResponse(page, html);
}

/** Markup written as a template; everything put into it is text and is escaped, unless it is markup itself. */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[])[]
): Markup {
  const html = parts.map((part, index) => part + toHtml(values[index] ?? "")).join("");
  return { html };
}

function toHtml(value: string | Markup | readonly Markup[]): string {
  if (typeof value === "string") return escapeHtml(value);
  return "html" in value ? value.html : value.map(({ html }) => html).join("");
}
