/** What a page refers to, as written in its HTML: addresses are not resolved. */
export interface PageParts {
  /** `<a href>`, in order, without downloads. */
  links: string[];
  /** What a browser fetches to show the page: style sheets, icons, scripts and pictures. */
  assets: string[];
}

/** To its end or the end of the page, as browsers do; so a page full of beginnings is still read in one pass. */
const NOT_MARKUP =
  /<!--[\s\S]*?(?:-->|$)|(<(script|style|template|noscript)\b[^>]*>)[\s\S]*?(?:<\/\2\s*>|$)/gi;
const TAG =
  /<(a|link|script|img)\b((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?|\s*\/)*)\s*>/gi;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** Links and assets of an HTML page. Tolerant: what it does not understand it leaves out. */
export function parsePageParts(html: string): PageParts {
  const parts: PageParts = { links: [], assets: [] };
  const markup = withoutHidden(html);
  for (const [, tag = "", text = ""] of markup.matchAll(TAG)) {
    const name = tag.toLowerCase();
    const attributes = toAttributes(text);
    const address = attributes.get(name === "a" || name === "link" ? "href" : "src")?.trim();
    if (!address) continue;
    if (name === "a") {
      if (!attributes.has("download")) parts.links.push(address);
    } else if (name !== "link" || isFetched(attributes.get("rel") ?? "")) {
      parts.assets.push(address);
    }
  }
  return parts;
}

/**
 * The path and query of a reference found at `basePath`, without its fragment. Null when it leads to another site, is not
 * HTTP, or cannot be resolved. `hosts` are all names (with ports) the site goes by: its public one may differ from the target's.
 */
export function toSitePath(
  reference: string,
  basePath: string,
  hosts: ReadonlySet<string>,
): string | null {
  const [host = "localhost"] = hosts;
  const base = `http://${host}${basePath}`;
  if (!URL.canParse(reference, base)) return null;
  const url = new URL(reference, base);
  return /^https?:$/.test(url.protocol) && hosts.has(url.host) ? url.pathname + url.search : null;
}

function isFetched(rel: string): boolean {
  const words = rel.toLowerCase().split(/\s+/);
  const isStyle = words.includes("stylesheet") && !words.includes("alternate");
  return isStyle || ["icon", "preload", "modulepreload"].some((word) => words.includes(word));
}

/** HTML without what stands inside a script or a comment and only looks like markup; the script's own tag stays. */
export function withoutHidden(html: string): string {
  return html.replace(NOT_MARKUP, (_, openTag: string | undefined) => openTag ?? "");
}

/** The attributes of a tag by name in small letters; the first of one name counts. */
export function toAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? bare ?? "";
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), toText(value));
  }
  return attributes;
}

const ENTITIES: Record<string, string> = { amp: "&", quot: '"', apos: "'", lt: "<", gt: ">" };

/** Only the references that occur in addresses. */
function toText(value: string): string {
  return value.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
