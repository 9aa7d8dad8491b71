import type { EdgeRow, EdgeSite } from "../edge-site.ts";
import type { GeneratedFile } from "../generated-file.ts";

/**
 * The site for a host that only serves files (Netlify, Cloudflare Pages and others that read `_headers` and `_redirects`): every
 * page works without any server of ours; forms end on the page that says that they are paused.
 */
export function toStaticHost(site: EdgeSite, bodies: Buffer): GeneratedFile[] {
  return [
    ...site.rows.map((row) => toFile(toFileName(row.address), row, bodies)),
    // Such hosts look for the nearest 404.html.
    toFile("404.html", site.notFound.none, bodies),
    toFile("en/404.html", site.notFound.en, bodies),
    toFile("fr/404.html", site.notFound.fr, bodies),
    { path: "_headers", content: toHeaders(site) },
    { path: "_redirects", content: toRedirects(site) },
  ];
}

function toFile(path: string, { bodies: { identity } }: EdgeRow, all: Buffer): GeneratedFile {
  return { path, content: all.subarray(identity.offset, identity.offset + identity.sizeBytes) };
}

/** `/en/` is the file `en/index.html`. */
function toFileName(address: string): string {
  return `${address}${address.endsWith("/") ? "index.html" : ""}`.slice(1);
}

/**
 * Patterns must not overlap in Cache-Control: hosts join what several rules say. A folder whose rows are all of one class is one
 * line, so that a site of thousands of pages stays below the hosts' limit of a hundred rules.
 */
export function toHeaders({ build, rows, cacheControl, everywhere }: EdgeSite): string {
  const folders = Map.groupBy(rows, ({ address }) => topFolder(address));
  const rules = [...folders].flatMap(([folder, members]) => {
    const classes = new Set(members.map(({ cacheClass }) => cacheClass));
    const [only] = classes;
    if (folder !== null && classes.size === 1 && only !== undefined)
      return [rule(`${folder}*`, [["Cache-Control", cacheControl[only]]])];
    return members.map(({ address, cacheClass }) =>
      rule(address, [["Cache-Control", cacheControl[cacheClass]]]),
    );
  });
  return `# Headers of build ${build} for hosts that serve files: the same that the server sends. The host makes validators and encodings itself.
# Start: publish the folder that this file stands in.
${[rule("/*", everywhere), ...rules].join("\n")}
`;
}

/** `/en/` of `/en/visit/`; null for what stands at the top. */
function topFolder(address: string): string | null {
  return /^\/[^/]+\//.exec(address)?.[0] ?? null;
}

function rule(pattern: string, headers: readonly (readonly [string, string])[]): string {
  return [pattern, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join("\n");
}

/**
 * Addresses that pages had before, and forms. Slashes and index files are the host's own business: a rule about them can lead
 * in a circle there.
 */
export function toRedirects({ build, redirects, dynamic, busy }: EdgeSite): string {
  const moved = redirects.filter(
    ({ address, location }) => location !== `${address}/` && address !== `${location}index.html`,
  );
  const forms = dynamic.flatMap(({ address }) => [
    `${address} language=fr ${busy.fr.address} 303`,
    `${address} ${busy.en.address} 303`,
  ]);
  return `# Redirects of build ${build} for hosts that serve files.
# Forms need a server. Here they lead to the page that says that forms are paused and that every page still works;
# what the visitor wrote is still in their browser's form when they go back. Netlify chooses the language by the query;
# a host that does not know conditions on the query ignores the line with it.
${forms.join("\n")}
${moved.length > 0 ? "# Former addresses.\n" : ""}${moved.map(({ address, location }) => `${address} ${location} 301`).join("\n")}
`;
}
