import type { EdgeSite } from "../edge-site.ts";
import type { GeneratedFile } from "../generated-file.ts";
import type { Installation } from "../places-on-machine.ts";
import { toCachedPass, toCacheTier } from "./cache-tier.ts";
import { toOneMachine } from "./one-machine.ts";
import { toHeaderLines, toHeaderMaps } from "./own-headers.ts";
import { toTableMaps } from "./table-maps.ts";

/** The two ways of using nginx: it serves the pages itself, or it keeps what origins answered. */
export type NginxRole = "one-machine" | "cache-tier";

/** nginx.conf and the files it includes. */
export function toNginxFiles(
  role: NginxRole,
  site: EdgeSite,
  parts: Installation,
): GeneratedFile[] {
  const main = role === "one-machine" ? toOneMachine(site, parts) : toCacheTier(site, parts);
  return [
    { path: "nginx.conf", content: main },
    ...(role === "cache-tier" ? [{ path: "cached.conf", content: toCachedPass(site, parts) }] : []),
    { path: "table.conf", content: `${toTableMaps(site)}\n` },
    {
      path: "headers.conf",
      content: `# Headers of the answers that nginx makes itself, the same that the origin sends. Included by nginx.conf.\n${toHeaderMaps(site)}\n`,
    },
    {
      path: "add-headers.conf",
      content: `# Adds each header of headers.conf that an answer lacks. Included by nginx.conf.\n${toHeaderLines(site)}\n`,
    },
  ];
}
