/** Elements that go with all they hold: none of it is a word that a reader sees. */
const dropped =
  /<(style|script|svg|noscript|template)\b[^>]*>[\s\S]*?<\/\1>|<link\b[^>]*>|<!--[\s\S]*?-->/gi;

/** Tags with their attributes; an attribute's value may hold `>`. */
const tag = /<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi;
const attribute = /([^\s=>/]+)(?:=("[^"]*"|'[^']*'|[^\s>]+))?/g;

/** Without these it would be another page: which language, where links lead, what is a button, what is shown at all. */
const keptAttributes = new Set(["lang", "href", "type", "hidden", "open", "charset"]);

/**
 * The same words as a page that nobody designed: the elements of a built page with neither styles nor script nor pictures,
 * and only the attributes without which it would say something else. Takes and gives a whole HTML document.
 */
export function toBarePage(html: string): string {
  return html.replaceAll(dropped, "").replaceAll(tag, (whole, name: string, rest: string) => {
    if (name.toLowerCase() === "meta") return isNeeded(rest) ? whole : "";
    const kept = [...rest.matchAll(attribute)]
      .filter(([, attributeName = ""]) => keptAttributes.has(attributeName.toLowerCase()))
      .map(([text]) => ` ${text}`);
    return `<${name}${kept.join("")}>`;
  });
}

/** Without a viewport a phone would lay out the page at the width of a desk. */
function isNeeded(metaAttributes: string): boolean {
  return /\bcharset=|\bname="?viewport\b/i.test(metaAttributes);
}
