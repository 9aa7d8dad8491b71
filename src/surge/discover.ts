import { parsePageForms } from "./page-forms.ts";
import { parsePageParts, toSitePath } from "./page-parts.ts";
import { classifyPath } from "./site.ts";
import type { Page, Site } from "./site.ts";
import { parseSitemap, spread } from "./sitemap.ts";
import type { Sitemap } from "./sitemap.ts";

/** What came for an address. A network failure is an `error`, not an exception. */
export interface Fetched {
  status: number;
  /** The media type, without parameters. */
  type: string;
  /** Where a redirect leads. */
  location: string | null;
  body: string;
  error: string | null;
}

/** Gets an address of the target, as it is (no redirect followed). */
export type Get = (path: string) => Promise<Fetched>;

/** More pages teach the lab nothing: visitors only need enough of them to walk around. */
const MOST_PAGES = 1000;
const AT_ONCE = 8;

/**
 * Learns a site from its sitemap and from the links of its pages. Each page is read once. When nothing can be read, the site
 * is its front page alone, so that a run against a site in trouble still shows the trouble.
 */
export async function discoverSite(get: Get, origin: string): Promise<Site> {
  const listed = await readSitemaps(get);
  const hosts = new Set([origin, ...listed].map((address) => new URL(address).host));
  const listedPaths = listed
    .map((address) => toSitePath(address, "/", hosts))
    .filter((path) => path !== null);
  const pages = new Map<string, Page>();
  const missing: Site["missing"] = [];
  const known = new Set(["/", ...spread(listedPaths, MOST_PAGES - 1)]);
  let foreignAssets = 0;
  for (let round = [...known]; round.length > 0;) {
    const found: string[] = [];
    for (const { path, fetched } of await getAll(get, round)) {
      if (fetched.status === 200 && fetched.type === "text/html") {
        const { page, foreign } = toPage(path, fetched.body, hosts);
        pages.set(path, page);
        foreignAssets += foreign;
        found.push(...page.links);
      } else if (fetched.location !== null && fetched.status >= 300 && fetched.status < 400) {
        found.push(toSitePath(fetched.location, path, hosts) ?? "/");
      } else if (fetched.status !== 200) {
        missing.push({ path, reason: fetched.error ?? String(fetched.status) });
      }
    }
    round = [...new Set(found)]
      .filter((path) => !known.has(path))
      .slice(0, MOST_PAGES - known.size);
    for (const path of round) known.add(path);
  }
  if (pages.size === 0) pages.set("/", { path: "/", ...classifyPath("/"), links: [], assets: [] });
  return { pages: closeLinks(pages), missing, listed: listedPaths.length, foreignAssets };
}

async function readSitemaps(get: Get): Promise<string[]> {
  const usual = parseSitemap((await get("/sitemap.xml")).body);
  const first = usual.addresses.length > 0 ? usual : await readNamedSitemaps(get);
  if (!first.isIndex) return first.addresses.filter(isAbsolute);
  const paths = first.addresses.filter(isAbsolute).map((address) => new URL(address).pathname);
  const parts = await getAll(get, spread(paths, 50));
  return parts.flatMap(({ fetched }) => parseSitemap(fetched.body).addresses).filter(isAbsolute);
}

/** Those that robots.txt names (RFC 9309, 2.2.4, and sitemaps.org), as if they were the parts of one. */
async function readNamedSitemaps(get: Get): Promise<Sitemap> {
  const { status, body } = await get("/robots.txt");
  if (status !== 200) return { isIndex: true, addresses: [] };
  const named = [...body.matchAll(/^sitemap:\s*(\S+)/gim)].map(([, address = ""]) => address);
  const host = "http://named.invalid";
  const addresses = named.flatMap((address) =>
    URL.canParse(address, host) ? [new URL(address, host).href] : [],
  );
  return { isIndex: true, addresses };
}

function isAbsolute(address: string): boolean {
  return URL.canParse(address);
}

function toPage(
  path: string,
  html: string,
  hosts: ReadonlySet<string>,
): { page: Page; foreign: number } {
  const parts = parsePageParts(html);
  // An address with a query is often a form's or a filter's, without end; visitors keep to plain pages.
  const links = parts.links
    .map((link) => toSitePath(link, path, hosts))
    .filter((link) => link !== null && !link.includes("?"));
  const assets = parts.assets
    .filter((asset) => !asset.startsWith("data:"))
    .map((asset) => toSitePath(asset, path, hosts));
  const own = assets.filter((asset) => asset !== null);
  const forms = parsePageForms(html).flatMap(({ action, fields }) => {
    const to = toSitePath(action || path, path, hosts);
    return to === null ? [] : [{ action: to, fields }];
  });
  const page = {
    path,
    ...classifyPath(path),
    links: [...new Set(links as string[])],
    assets: [...new Set(own)],
    ...(forms.length > 0 ? { forms } : {}),
  };
  return { page, foreign: assets.length - own.length };
}

/** Pages in order of path, their links only to each other. */
function closeLinks(pages: Map<string, Page>): Map<string, Page> {
  const ordered = [...pages.values()].toSorted((one, other) => (one.path < other.path ? -1 : 1));
  return new Map(
    ordered.map((page) => [
      page.path,
      { ...page, links: page.links.filter((link) => pages.has(link) && link !== page.path) },
    ]),
  );
}

/** Gets all paths, a few at once; the answers come in the order of the paths. */
async function getAll(
  get: Get,
  paths: readonly string[],
): Promise<{ path: string; fetched: Fetched }[]> {
  const answers: { path: string; fetched: Fetched }[] = [];
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    const batch = paths.slice(start, start + AT_ONCE);
    answers.push(
      ...(await Promise.all(batch.map(async (path) => ({ path, fetched: await get(path) })))),
    );
  }
  return answers;
}
