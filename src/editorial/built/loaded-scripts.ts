import { brotliCompressSync } from "node:zlib";
import type { BuiltPage, BuiltSite } from "./read-built.ts";

/** The script of a page, weighed in brotli. */
export interface PageScripts {
  /** What it runs without being asked: inline, and by address. */
  ownBytes: number;
  /** What each part of the page loads when it is first used, by the address of its script. */
  onUse: ReadonlyMap<string, number>;
}

const scriptTag = /<script(?<attributes>[^>]*)>(?<text>[\s\S]*?)<\/script>/g;

/** The scripts that a page runs, and those that it names in `data-script` for later; each with everything it loads. */
export function scriptsOf({ html }: BuiltPage, resources: BuiltSite["resources"]): PageScripts {
  const tags = [...html.matchAll(scriptTag)].map(({ groups }) => ({
    attributes: groups?.["attributes"] ?? "",
    text: groups?.["text"] ?? "",
  }));
  const sources = tags.flatMap(({ attributes }) => attribute(attributes, "src") ?? []);
  const inline = tags
    .filter(({ attributes }) => !/type="application\/(ld\+)?json"/.test(attributes))
    .filter(({ text }) => text !== "")
    .map(({ text }) => brotliCompressSync(text).length);
  const named = [...html.matchAll(/\sdata-script="([^"]+)"/g)].map(([, address = ""]) => address);
  return {
    ownBytes: add([...inline, weigh(sources, resources)]),
    onUse: new Map(named.map((address) => [address, weigh([address], resources)])),
  };
}

/** What a browser must fetch before it shows a page: style sheets, and scripts that hold it up (HTML, "script" and "link"). */
export function neededToRead({ html }: BuiltPage): string[] {
  const sheets = [...html.matchAll(/<link\b([^>]*)>/g)]
    .filter(([, attributes = ""]) => attribute(attributes, "rel") === "stylesheet")
    .flatMap(([, attributes = ""]) => attribute(attributes, "href") ?? []);
  const scripts = [...html.matchAll(scriptTag)]
    .map(({ groups }) => groups?.["attributes"] ?? "")
    .filter((attributes) => !/\b(async|defer)\b|type="module"/.test(attributes))
    .flatMap((attributes) => attribute(attributes, "src") ?? []);
  return [...sheets, ...scripts];
}

/** The weight of resources with everything that they load, each counted once. */
function weigh(addresses: readonly string[], resources: BuiltSite["resources"]): number {
  const reached = new Set<string>();
  const walk = (address: string): void => {
    if (reached.has(address)) return;
    reached.add(address);
    for (const next of resources.get(address)?.imports ?? []) walk(next);
  };
  for (const address of addresses) walk(address);
  return add(Array.from(reached, (address) => resources.get(address)?.sizeBytes ?? 0));
}

const add = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`\\b${name}=["']?([^"'\\s>]+)`).exec(attributes)?.[1];
}
