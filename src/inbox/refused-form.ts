import type { Language } from "../guidance/language.ts";
import { localeOf } from "../guidance/language.ts";

/** A form that was not accepted, and what to say about it. */
interface RefusedForm {
  fields: unknown;
  language: Language;
  title: string;
  text: string;
}

/** A plain page that says why nothing was sent and shows the visitor their own words, so that they can be copied. */
export function refusedForm({ fields, language, title, text }: RefusedForm): Response {
  const written =
    typeof fields === "object" && fields !== null && "words" in fields ? String(fields.words) : "";
  const html = `<!doctype html><html lang="${localeOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><main><h1>${title}</h1><p>${text}</p>${written === "" ? "" : `<pre>${escapeHtml(written)}</pre>`}<p><a href="/${language}/">${language === "en" ? "Home" : "Accueil"}</a></p></main></body></html>`;
  return new Response(html, {
    status: 400,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
