import type { DynamicAddress } from "../../delivery/table.ts";

/** First lines of a place that serves rows: what the origin decides first is decided first here too. */
export const onlyReading = `if ($request_method !~ ^(GET|HEAD)$) { return 405 "Method not allowed\\n"; }`;

/** A place that only nginx itself can lead to. */
export function internalPlace(name: string, lines: readonly string[]): string[] {
  return [
    `location = /.edge/${name} {`,
    ...["internal;", ...lines].map((line) => `  ${line}`),
    "}",
  ];
}

/**
 * nginx's own 304 knows only validators made of a file's date and size, and `return 304` would say that the page has 0 bytes,
 * which is wrong (RFC 9110, 8.6). The directory module is the one that sends a head without a length; under the status 304
 * nothing follows the head, so no directory is ever listed. It calls everything text/html, so only pages come here.
 */
export const unchangedPlace: string[] = internalPlace("unchanged/", [
  "set $served $body;",
  "rewrite ^ /rows/ break;",
  "autoindex on;",
  "charset utf-8;",
]);

/** The name of a hashed file: one plain name, so that nothing in it leads elsewhere. */
export const hashedName = String.raw`"^/_astro/[\w-][\w.-]*$"`;

/** The pages that say that there is no such page, and that forms are paused. */
export const standingPlaces: string[] = [
  ...internalPlace("absent", ["set $served $absent_body;", "try_files /rows/$served =404;"]),
  ...internalPlace("busy", ["set $served $busy_body;", "try_files /rows/$served =503;"]),
];

/**
 * What only the dynamic worker answers. Its server keeps the order of who waits and who is refused, and gives people their
 * words back, so nothing is limited here; when the server is gone, the busy page says so.
 */
export function dynamicPlace({ address, methods }: DynamicAddress): string[] {
  return [
    `location = ${address} {`,
    ...[
      "if ($path != $known) { return 404; }",
      `if ($request_method !~ ^(${methods.join("|")})$) { return 405 "Method not allowed\\n"; }`,
      "proxy_pass http://origins$request_uri;",
      "proxy_read_timeout 10s;",
      "# Who has waited so long for one server does not wait for another.",
      "proxy_next_upstream_timeout 3s;",
      "# What a client made up about itself does not travel on; these do.",
      "proxy_pass_request_headers off;",
      "proxy_set_header Host $http_host;",
      "proxy_set_header X-Real-IP $remote_addr;",
      'proxy_set_header Connection "";',
      ...passedHeaders.map(([name, variable]) => `proxy_set_header ${name} $http_${variable};`),
      "proxy_set_header Content-Type $content_type;",
      "error_page 404 /.edge/absent;",
      "error_page 502 504 =503 /.edge/busy;",
    ].map((line) => `  ${line}`),
    "}",
  ];
}

const passedHeaders = [
  ["Accept", "accept"],
  ["Accept-Encoding", "accept_encoding"],
  ["Origin", "origin"],
  ["Purpose", "purpose"],
  ["Referer", "referer"],
  ["Sec-Fetch-Site", "sec_fetch_site"],
  ["Sec-Purpose", "sec_purpose"],
  ["User-Agent", "user_agent"],
] as const;

/** How origins are reached by everything. */
export const reachOrigins: string[] = [
  "proxy_http_version 1.1;",
  "proxy_connect_timeout 1s;",
  "proxy_send_timeout 2s;",
  "proxy_read_timeout 2s;",
  "proxy_buffers 16 16k;",
  "proxy_buffer_size 16k;",
];
