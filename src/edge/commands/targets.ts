import { toContainerFiles } from "../cluster/container-files.ts";
import { toCompose } from "../cluster/compose.ts";
import { toManifestFile } from "../cluster/manifest-file.ts";
import type { GeneratedFile } from "../generated-file.ts";
import { toNginxFiles } from "../nginx/files.ts";
import type { Installation } from "../places-on-machine.ts";
import type { Source } from "../read-source.ts";
import { toRowsFiles } from "../rows-files.ts";
import { toStaticHost } from "../static-host/static-host.ts";
import { toNginxUnit, toServerUnit, toVarnishUnit } from "../systemd/units.ts";
import { toHitch } from "../varnish/hitch.ts";
import { toMirror } from "../varnish/mirror.ts";
import { toMirrorFiles } from "../varnish/mirror-files.ts";
import { toVcl } from "../varnish/vcl.ts";

/** Something that can be generated. */
export interface Target {
  about: string;
  /** The file that tells how to start it. */
  first: string;
  toFiles(source: Source, parts: Installation): GeneratedFile[];
}

/** Every arrangement, by the word that asks for it. */
export const targets: Record<string, Target> = {
  nginx: {
    about: "one machine: nginx serves the pages from disk, forms go to the server beside it",
    first: "nginx.conf",
    toFiles: ({ site, bodies }, parts) => [
      ...toNginxFiles("one-machine", site, parts),
      ...toRowsFiles(site, bodies),
      toServerUnit(parts),
      toNginxUnit(parts),
    ],
  },
  "nginx-cache": {
    about: "nginx as a cache in front of several servers",
    first: "nginx.conf",
    toFiles: ({ site, bodies }, parts) => [
      ...toNginxFiles("cache-tier", site, parts),
      ...toRowsFiles(site, bodies),
      toNginxUnit(parts),
    ],
  },
  varnish: {
    about: "Varnish as a cache in front of several servers, hitch before it for TLS",
    first: "freshet.vcl",
    toFiles: ({ site, bodies }, parts) => [
      ...toMirrorFiles(site),
      { path: "freshet.vcl", content: toVcl(site, parts) },
      { path: "mirror.vcl", content: toMirror(site, parts) },
      { path: "hitch.conf", content: toHitch(parts) },
      ...toRowsFiles(site, bodies),
      toVarnishUnit(parts),
    ],
  },
  headers: {
    about: "the whole site for a host that only serves files (_headers, _redirects)",
    first: "_headers",
    toFiles: ({ site, bodies }) => toStaticHost(site, bodies),
  },
  kubernetes: {
    about: "manifests for origins and edges, and the two container files",
    first: "freshet.yaml",
    toFiles: ({ site }, { settings }) => [
      toManifestFile(site, settings),
      ...toContainerFiles(site),
    ],
  },
  compose: {
    about: "two servers and an edge as containers on one machine",
    first: "compose.yaml",
    toFiles: ({ site }, { settings }) => [toCompose(site, settings), ...toContainerFiles(site)],
  },
};
