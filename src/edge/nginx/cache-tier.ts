import type { EdgeSite } from "../edge-site.ts";
import type { Installation } from "../places-on-machine.ts";
import { indent, toNginxFile } from "./frame.ts";
import {
  dynamicPlace,
  hashedName,
  internalPlace,
  onlyReading,
  reachOrigins,
  standingPlaces,
  unchangedPlace,
} from "./locations.ts";
import { asSaidPlace, keepFor, toKeptPlaces, toSpreadMaps } from "./spread.ts";

/** Requests that one edge has with one origin at a time: a herd waits behind what is stale instead of reaching the origins. */
const mostAtOnce = 64;

/**
 * How long an origin that failed is left alone. Longer than the other one can take to fail as well (`proxy_read_timeout`): else
 * the first would be asked again by those who waited for the answer of both, and they would wait twice.
 */
const restS = 3;

const nextWhenFailed =
  "proxy_next_upstream error timeout invalid_header http_500 http_502 http_503 http_504;";
const nextWhenMissing = nextWhenFailed.replace(";", " http_404;");

/** For what the origin alone knows how long to keep. */
const keepAsSaid = "proxy_ignore_headers Vary;";

/** nginx in front of several origins: a cache that outlives them, and every page on its own disk for those never asked for. */
export function toCacheTier(site: EdgeSite, parts: Installation): string {
  const { places, settings } = parts;
  const include = `include ${places.files}/cached.conf;`;
  const servers = settings.origins.map(
    (origin) => `server ${origin} max_fails=1 fail_timeout=${restS}s max_conns=${mostAtOnce};`,
  );
  return toNginxFile(
    {
      about: [
        `Build ${site.build}: a cache in front of ${settings.origins.join(", ")}. One request per page reaches an origin, whatever the crowd;`,
        `what was asked for once is served for ${settings.staleHours} h without any origin, and what never was comes from ${places.files}/rows.`,
        "The build is part of every key: loading a newer configuration is the purge.",
        "Pages that came together expire apart: a hash of the key chooses among places with different lifetimes. Each key is refreshed",
        `once, in the background, and at most ${mostAtOnce} requests at a time reach an origin while readers get the old page. An answer cut off by`,
        "an origin is passed on as it comes to the one reader who asked first, and is not kept (Varnish waits for the whole answer).",
        "",
        "Start:   systemctl enable --now ./freshet-edge.service",
        `Check:   nginx -t -c ${places.files}/nginx.conf`,
        "Deploy:  all origins first, then generate this folder again, then systemctl reload freshet-edge",
      ],
      http: [
        `upstream origins { zone origins 128k; ${servers.join(" ")} keepalive 64; }`,
        `proxy_cache_path ${places.cache}/pages levels=1:2 keys_zone=pages:32m max_size=${settings.cacheMegabytes}m inactive=${settings.staleHours}h use_temp_path=off;`,
        "# With tcp_nopush the reader whose request begins a refresh would wait 200 ms for the end of the page.",
        "tcp_nopush off;",
        ...reachOrigins,
        "",
        ...toSpreadMaps(site).split("\n"),
        "",
      ],
      server: [
        "location / {",
        ...indent([onlyReading, "rewrite ^ /.edge/$kept_place last;"]),
        "}",
        ...toKeptPlaces(site).flatMap((place) =>
          internalPlace(place.name, [...keepFor(place, site), include, nextWhenFailed]),
        ),
        ...internalPlace(asSaidPlace, [keepAsSaid, include, nextWhenFailed]),
        "# While origins change builds, a page of one may name a file that the other does not have yet.",
        "location ^~ /_astro/ {",
        ...indent([onlyReading, keepAsSaid, include, nextWhenMissing]),
        "}",
        ...site.dynamic.flatMap(dynamicPlace),
        ...internalPlace("mirror", [
          "recursive_error_pages on;",
          "error_page 503 /.edge/busy;",
          "error_page 412 =304 /.edge/unchanged/;",
          "set $served $body;",
          `if ($path ~ ${hashedName}) { rewrite ^ /.edge/hashed last; }`,
          "# A mirror cannot know whether a page exists that it does not have: it says 503, never 404.",
          "if ($path != $known) { return 503; }",
          'if ($redirect != "") { return 301 $redirect; }',
          'if ($not_modified != "") { return 412; }',
          "try_files /rows/$served =503;",
        ]),
        ...internalPlace("hashed", [
          "error_page 503 /.edge/busy;",
          "set $served $body;",
          "try_files $hashed_file =503;",
        ]),
        ...unchangedPlace,
        ...standingPlaces,
      ],
    },
    parts,
  );
}

/** What all places have in common that are answered from the cache, and by the origins where it has nothing. */
export function toCachedPass({ build }: EdgeSite, { settings }: Installation): string {
  return [
    "# How a page is taken from the cache and from the origins. Included by each place of nginx.conf that keeps answers.",
    "# No query, no cookie and no header of the client reaches the origin or the key.",
    "proxy_pass http://origins$path;",
    "proxy_pass_request_headers off;",
    `proxy_set_header Host ${settings.host};`,
    "proxy_set_header X-Real-IP $remote_addr;",
    "proxy_set_header Accept-Encoding $coding_asked;",
    'proxy_set_header Connection "";',
    "proxy_cache pages;",
    `proxy_cache_key "${build} $coding_asked $path";`,
    "proxy_hide_header Set-Cookie;",
    "proxy_cache_lock on;",
    "proxy_cache_lock_timeout 5s;",
    "proxy_cache_lock_age 6s;",
    "proxy_cache_background_update on;",
    "proxy_cache_revalidate on;",
    "proxy_cache_use_stale updating error timeout invalid_header http_500 http_502 http_503 http_504 http_429;",
    "proxy_next_upstream_tries 2;",
    "proxy_next_upstream_timeout 3s;",
    "proxy_intercept_errors on;",
    "recursive_error_pages on;",
    "error_page 500 502 503 504 = /.edge/mirror;",
    "",
  ].join("\n");
}
