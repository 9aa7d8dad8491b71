import { createHash } from "node:crypto";

/** One address of the counting site, finished. */
export interface SitePage {
  body: Buffer;
  etag: string;
  headers: Record<string, string>;
}

/** Pages in each language; the site has a front page besides. */
const PAGES_EACH = 20;
/** About what a guidance page of the real site weighs in brotli. */
const PAGE_BYTES = 6000;
const PAGE_CACHE = "public, max-age=60, stale-while-revalidate=600";
const ASSET_CACHE = "public, max-age=31536000, immutable";

/** A small bilingual site: pages that link to each other, a style sheet, a picture, a script and a sitemap. By address. */
export function makeSite(): ReadonlyMap<string, SitePage> {
  const paths = ["en", "fr"].flatMap((language) =>
    Array.from({ length: PAGES_EACH }, (_, index) =>
      index === 0 ? `/${language}/` : `/${language}/section-${index % 4}/page-${index}/`,
    ),
  );
  const site = new Map<string, SitePage>();
  const put = (path: string, type: string, text: string, cache: string): void => {
    const body = Buffer.from(text);
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`;
    const headers = { "content-type": type, "cache-control": cache, etag };
    site.set(path, { body, etag, headers });
  };
  const links = paths.map((path) => `<a href="${path}">${path}</a>`).join(" ");
  const head = `<link rel="stylesheet" href="/site.css"><link rel="icon" href="/icon.svg"><script src="/menu.js"></script>`;
  for (const path of ["/", ...paths]) {
    const start = `<!doctype html><title>${path}</title>${head}<h1>${path}</h1>${links}<p>`;
    const words = "Words that fill a page. ".repeat(Math.ceil(PAGE_BYTES / 24));
    put(path, "text/html; charset=utf-8", (start + words).slice(0, PAGE_BYTES), PAGE_CACHE);
  }
  put("/site.css", "text/css", "p { margin: 0 } ".repeat(125), ASSET_CACHE);
  put("/icon.svg", "image/svg+xml", "<svg/>".padEnd(500), ASSET_CACHE);
  put("/menu.js", "text/javascript", "// menu".padEnd(3000), ASSET_CACHE);
  const listed = paths.map((path) => `<url><loc>http://localhost${path}</loc></url>`);
  put("/sitemap.xml", "application/xml", `<urlset>${listed.join("")}</urlset>`, PAGE_CACHE);
  return site;
}
