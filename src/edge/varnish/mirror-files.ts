import type { EdgeRow, EdgeSite } from "../edge-site.ts";
import type { GeneratedFile } from "../generated-file.ts";

/** Varnish reads files as text and stops at a zero byte, so pictures and fonts are not mirrored. */
const isText = /^(text\/|application\/(json|xml)|image\/svg)/;

/** Folder of what the mirror knows, below the generated folder; Varnish reads a file once, so each build has its own. */
export const mirrorFolder = ({ build }: EdgeSite): string => `mirror/${build}`;

/** Ends the name of each file, so that neither a page's folder nor anything else can be taken for one. */
export const lineEnding = ".line";

/** What stands between the fields of a line. */
const separator = "|";

/** The fields of a mirrored row, in order, after the status. */
export const rowFields = ["Content-Type", "Cache-Control", "ETag", "Vary", "file"] as const;

/** The fields of a redirect. */
export const redirectFields = ["Location", "Cache-Control"] as const;

/**
 * One small file for each address that the mirror can answer: status, headers and where the body is. As files, they are looked
 * up by name; as branches of the configuration, two thousand redirects took a C compiler a minute.
 */
export function toMirrorFiles(site: EdgeSite): GeneratedFile[] {
  const { cacheControl } = site;
  const rows = site.rows
    .filter(({ contentType }) => isText.test(contentType))
    .map((row) => toFile(site, row.address, ["200", ...Object.values(toRow(row))]));
  const redirects = site.redirects.map(({ address, location }) =>
    toFile(site, address, ["301", location, cacheControl.redirect]),
  );
  return [...rows, ...redirects];

  function toRow({ contentType, cacheClass, bodies, varies }: EdgeRow) {
    return {
      "Content-Type": contentType,
      "Cache-Control": cacheControl[cacheClass],
      ETag: bodies.identity.etag,
      Vary: varies ? "Accept-Encoding" : "",
      file: bodies.identity.file,
    } satisfies Record<(typeof rowFields)[number], string>;
  }
}

function toFile(site: EdgeSite, address: string, fields: readonly string[]): GeneratedFile {
  return {
    path: `${mirrorFolder(site)}${address}${lineEnding}`,
    content: fields.join(separator),
  };
}

/** The pattern that finds the field of that number after the status. */
export function fieldPattern(number: number): string {
  return `^[0-9]+(?:[|][^|]*){${number}}[|]([^|]*).*$`;
}
