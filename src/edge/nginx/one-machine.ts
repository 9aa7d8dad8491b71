import type { EdgeSite } from "../edge-site.ts";
import type { Installation } from "../places-on-machine.ts";
import { toNginxFile } from "./frame.ts";
import {
  dynamicPlace,
  hashedName,
  onlyReading,
  reachOrigins,
  standingPlaces,
  unchangedPlace,
} from "./locations.ts";

/** nginx on the machine of the server: pages from disk, forms from the server beside it. */
export function toOneMachine(site: EdgeSite, parts: Installation): string {
  const { places, settings } = parts;
  const [origin = ""] = settings.origins;
  return toNginxFile(
    {
      about: [
        `Build ${site.build}: nginx ends TLS and serves every page from ${places.files}/rows by itself. Only`,
        `${site.dynamic.map(({ address }) => address).join(", ")} is passed to the server on ${origin}; when that is gone, pages go on and forms get the busy page.`,
        "",
        "Start:   systemctl enable --now ./freshet.service ./freshet-edge.service",
        `Check:   nginx -t -c ${places.files}/nginx.conf`,
        "Deploy:  npm run build, generate this folder again, then systemctl reload freshet-edge (npm run deploy for the server)",
      ],
      http: [
        `upstream origins { server ${origin} max_fails=0; keepalive 16; }`,
        "tcp_nopush on;",
        ...reachOrigins,
      ],
      server: [
        "error_page 404 /.edge/absent;",
        "error_page 412 =304 /.edge/unchanged/;",
        "location / {",
        "  set $served $body;",
        `  ${onlyReading}`,
        "  if ($path != $known) { return 404; }",
        '  if ($redirect != "") { return 301 $redirect; }',
        '  if ($not_modified != "") { return 412; }',
        "  try_files /rows/$served =404;",
        "}",
        "location ^~ /_astro/ {",
        "  set $served $body;",
        `  ${onlyReading}`,
        `  if ($path !~ ${hashedName}) { return 404; }`,
        "  try_files $hashed_file =404;",
        "}",
        ...site.dynamic.flatMap(dynamicPlace),
        ...unchangedPlace,
        ...standingPlaces,
      ],
    },
    parts,
  );
}
