/** Values of attributes; those that are undefined are left out. */
type Attributes = Record<string, string | number | undefined>;

/** Text made safe for HTML and SVG, in elements and in quoted attributes. */
export function escapeText(text: string): string {
  const names: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (letter) => names[letter] ?? letter);
}

/** One element; the children are markup already. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const words = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${escapeText(typeof value === "number" ? toCoordinate(value) : String(value))}"`,
    );
  const start = `<${name}${words.join("")}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join("")}</${name}>`;
}

/** A coordinate to a tenth of a unit: finer cannot be seen and makes files long. */
export function toCoordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A picture as a file of its own, with its style and a ground, for a page that shows it as an image. */
export function toSvgFile(svg: string, style: string): string {
  const ground = `${style}svg{background:var(--ground)}`;
  return `${svg.replace(/^<svg ([^>]*)>/, (_, attributes: string) => `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><style>${ground}</style>`)}\n`;
}
