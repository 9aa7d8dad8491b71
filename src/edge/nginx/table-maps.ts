import { contentTypeOf } from "../../delivery/content-type.ts";
import { askedInFrench } from "../asked-in-french.ts";
import type { EdgeRow, EdgeSite } from "../edge-site.ts";
import { edgeEncodings } from "../edge-site.ts";
import type { MapLine } from "./map-block.ts";
import { quote, toMap } from "./map-block.ts";

/** A weight above 0: `br;q=0` refuses br (RFC 9110, 12.4.2). */
const wanted = String.raw`(?:\s*;\s*q=(?:1(?:\.0*)?|0?\.\d*[1-9]\d*))?\s*(?:,|$)`;

/**
 * What nginx knows of the build, as maps from the path. `$path` is the path exactly as it was sent, as at the origin:
 * nothing is decoded, no dots are resolved, so no second spelling of an address exists.
 */
export function toTableMaps(site: EdgeSite): string {
  const exceptions = site.rows.filter(({ contentType }) => contentType !== html);
  const single = site.rows.filter(({ varies }) => !varies);
  return [
    `# The table of build ${site.build} as nginx looks things up in it. Generated: change the content or the settings instead.`,
    toMap("$request_uri", "path", [
      ["default", "$request_uri"],
      [String.raw`~^(?<before_query>[^?]*)\?`, "$before_query"],
    ]),
    toMap("$http_accept_encoding", "coding_asked", [
      ["default", "identity"],
      [String.raw`~*(?:^|[\s,])br${wanted}`, "br"],
      [String.raw`~*(?:^|[\s,])(?:x-)?gzip${wanted}`, "gzip"],
    ]),
    toMap("$path", "known", [
      ["default", ""],
      ...site.known.map((address): MapLine => [address, address]),
    ]),
    toMap("$path", "redirect", [
      ["default", ""],
      ...site.redirects.map(({ address, location }): MapLine => [address, location]),
    ]),
    toMap("$coding_asked $path", "body", [["default", ""], ...site.rows.flatMap(bodyLines)]),
    toMap("$path", "row_type", [
      ["default", html],
      ...exceptions.map(({ address, contentType }): MapLine => [address, contentType]),
      ...hashedEndings.map((ending): MapLine => [
        String.raw`~^/_astro/[\w.-]+\.${ending}$`,
        contentTypeOf(`a.${ending}`),
      ]),
    ]),
    toMap("$path", "row_cache", [
      ["default", site.cacheControl.page],
      ...site.rows
        .filter(({ cacheClass }) => cacheClass !== "page")
        .map(({ address, cacheClass }): MapLine => [address, site.cacheControl[cacheClass]]),
      ...site.dynamic.map(({ address }): MapLine => [address, site.cacheControl.refusal]),
      ["/healthz", site.cacheControl.refusal],
      ["/readyz", site.cacheControl.refusal],
      ["~^/_astro/", site.cacheControl.asset],
    ]),
    "# A hashed file of a build that this process does not know yet, or no more, is taken by its name.",
    toMap("$body", "hashed_file", [
      ["default", "/rows/$body"],
      ["", "/assets$path"],
    ]),
    toMap("$path", "row_vary", [
      ["default", "Accept-Encoding"],
      ...single.map(({ address }): MapLine => [address, ""]),
      // The server's own answers say themselves what they vary on.
      ...site.dynamic.map(({ address }): MapLine => [address, ""]),
      ["/healthz", ""],
      ["/readyz", ""],
    ]),
    toMap("$path", "allow", [
      ["default", "GET, HEAD"],
      ...site.dynamic.map(({ address, methods }): MapLine => [address, methods.join(", ")]),
    ]),
    standingMaps(site),
  ].join("\n\n");
}

/** Kinds of hashed files, whether this build has them or not. */
const hashedEndings = ["css", "js", "json", "png", "svg", "txt", "webp", "woff2"];

const html = "text/html; charset=utf-8";

function bodyLines({ address, bodies }: EdgeRow): MapLine[] {
  return edgeEncodings.map((coding) => [`${coding} ${address}`, bodies[coding].file]);
}

/** The pages that stand in for others: "there is no such page" and "very busy", in the language of the address. */
function standingMaps({ notFound, busy, dynamic }: EdgeSite): string {
  const forms = dynamic.map(({ address }): MapLine => [`~${askedInFrench(address)}`, "fr"]);
  const lines = (pages: Record<string, EdgeRow>): MapLine[] =>
    Object.entries(pages).flatMap(([language, row]) =>
      edgeEncodings.map((coding): MapLine => [`${coding} ${language}`, row.bodies[coding].file]),
    );
  return [
    toMap("$path", "language", [
      ["default", "none"],
      [String.raw`~^/en(?:/|$)`, "en"],
      [String.raw`~^/fr(?:/|$)`, "fr"],
    ]),
    toMap("$request_uri", "busy_language", [
      ["default", "en"],
      ...forms,
      [String.raw`~^/fr(?:[/?]|$)`, "fr"],
    ]),
    toMap("$coding_asked $language", "absent_body", lines(notFound)),
    toMap("$coding_asked $busy_language", "busy_body", lines(busy)),
    `# Those who are refused do not all come back at once.\nsplit_clients ${quote("$request_id")} $retry_after {\n  25% 7;\n  25% 13;\n  25% 19;\n  * 27;\n}`,
  ].join("\n\n");
}
