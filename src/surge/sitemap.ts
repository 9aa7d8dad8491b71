/** What a sitemap file says (sitemaps.org, protocol 0.9). */
export interface Sitemap {
  /** True when the addresses are those of further sitemaps. */
  isIndex: boolean;
  /** The addresses as written: absolute, on the public site's origin. */
  addresses: string[];
}

/** Reads a sitemap tolerantly: anything else has no addresses. */
export function parseSitemap(xml: string): Sitemap {
  const addresses = [
    ...xml.matchAll(/<loc>\s*(?:<!\[CDATA\[)?\s*([^<\s\]]+)\s*(?:\]\]>)?\s*<\/loc>/g),
  ].map(([, text = ""]) => {
    return text.replaceAll("&amp;", "&").replaceAll("&apos;", "'").replaceAll("&quot;", '"');
  });
  return { isIndex: /<sitemapindex[\s>]/.test(xml), addresses };
}

/** At most `most` of the items, evenly spread over the list, in order. */
export function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from(
    { length: most },
    (_, index) => items[Math.floor((index * items.length) / most)] as T,
  );
}
