import type { APIRoute } from "astro";
import { languages, localeOf } from "../../guidance/language.ts";
import type { Language } from "../../guidance/language.ts";
import type { Place } from "../../guidance/places.ts";
import { siteCorpus } from "../site-corpus.ts";

/** Every listed address with its alternates (sitemaps.org protocol; hreflang as in Google's localized-versions guide). */
export const GET: APIRoute = ({ site }) => {
  const absolute = (address: string) => new URL(address, site).href;
  const entries = siteCorpus()
    .places.filter(({ listed }) => listed)
    .flatMap((place) => languages.map((language) => toEntry(place, language, absolute)));
  const head =
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">';
  const body = [`<url><loc>${absolute("/")}</loc></url>`, ...entries].join("\n");
  return new Response(`${head}\n${body}\n</urlset>\n`, {
    headers: { "Content-Type": "application/xml" },
  });
};

function toEntry(
  { id, kind, addresses }: Place,
  language: Language,
  absolute: (address: string) => string,
): string {
  const reviewed = siteCorpus().guide.get(id)?.[language].reviewed;
  const links = languages.map((each) => [localeOf(each), addresses[each]] as const);
  const all = [...links, ["x-default", kind === "home" ? "/" : addresses.en] as const];
  const alternates = all
    .map(
      ([tag, address]) =>
        `<xhtml:link rel="alternate" hreflang="${tag}" href="${absolute(address)}"/>`,
    )
    .join("");
  const changed = reviewed === undefined ? "" : `<lastmod>${reviewed}</lastmod>`;
  return `<url><loc>${absolute(addresses[language])}</loc>${changed}${alternates}</url>`;
}
