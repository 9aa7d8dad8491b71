import type { Installation } from "../places-on-machine.ts";

/** What both nginx arrangements have in common. */
export interface NginxParts {
  /** Says what the file does and how to start it; without `#`. */
  about: readonly string[];
  /** Lines of the `http` block before the server. */
  http: readonly string[];
  /** The server's locations and whatever else it has. */
  server: readonly string[];
}

/** Most connections of one worker; the unit's limit of open files is twice as much. */
const connections = 32_768;

/** A whole nginx.conf. `table.conf` and `headers.conf` stand beside it. */
export function toNginxFile({ about, http, server }: NginxParts, parts: Installation): string {
  const { places, settings } = parts;
  const scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return [
    ...about.map((line) => `# ${line}`.trimEnd()),
    "",
    "daemon off;",
    "worker_processes auto;",
    `worker_rlimit_nofile ${connections * 2};`,
    `pid ${places.run}/nginx.pid;`,
    "error_log stderr warn;",
    ...(places.user === null ? [] : [`user ${places.user};`]),
    `events { worker_connections ${connections}; }`,
    "http {",
    ...indent([
      "# Log lines hold no address, no person and no query, where tokens stand; `npm run surge -- analyze` reads them.",
      `log_format edge '- - - [$time_local] "$request_method $path $server_protocol" $status $body_bytes_sent "-" "-" - $upstream_cache_status $request_time';`,
      `access_log ${places.log}/access.log edge buffer=64k flush=5s;`,
      ...scratch.map((name) => `${name}_temp_path ${places.cache}/${name};`),
      "server_tokens off;",
      "sendfile on;",
      "open_file_cache max=20000 inactive=10m;",
      "open_file_cache_valid 5m;",
      "map_hash_max_size 65536;",
      "map_hash_bucket_size 512;",
      "variables_hash_max_size 2048;",
      "",
      "# Idle people do not hold a connection for long; those who send or read slowly are bounded.",
      "keepalive_timeout 20s;",
      "keepalive_requests 10000;",
      "client_header_timeout 5s;",
      "client_body_timeout 5s;",
      "send_timeout 10s;",
      "reset_timedout_connection on;",
      "client_max_body_size 16k;",
      "large_client_header_buffers 4 8k;",
      "",
      `include ${places.files}/table.conf;`,
      `include ${places.files}/headers.conf;`,
      ...http,
      "",
      ...(settings.certificate === null ? [] : tlsOfAll),
      ...toFrontDoor(parts),
      "server {",
      ...indent([
        ...toListen(parts),
        `server_name ${settings.host};`,
        `root ${places.files};`,
        "# Types, validators and codings come from the table, not from file names and dates.",
        "types { }",
        'default_type "";',
        "etag off;",
        "if_modified_since off;",
        "max_ranges 0;",
        "absolute_redirect off;",
        "merge_slashes off;",
        'set $served "";',
        `include ${places.files}/add-headers.conf;`,
        "",
        'location = /healthz { default_type text/plain; return 200 "ok\\n"; }',
        'location = /readyz { default_type text/plain; return 200 "ok\\n"; }',
        ...server,
      ]),
      "}",
    ]),
    "}",
    "",
  ].join("\n");
}

/** The doors that only send people on: other names, and http where there is TLS. */
function toFrontDoor({ settings, places }: Installation): string[] {
  const { address, plain, tls } = settings.listen;
  if (settings.certificate === null) return [];
  return [
    "# Another name has no certificate here.",
    `server { listen ${address}:${tls} ssl http2 default_server; ssl_reject_handshake on; }`,
    "server {",
    `  listen ${address}:${plain} default_server${bothFamilies(address)};`,
    `  location /.well-known/acme-challenge/ { root ${places.run}; }`,
    `  location / { return 301 https://${settings.host}$request_uri; }`,
    "}",
  ];
}

/**
 * ECDSA, TLS 1.2 and 1.3, tickets: a returning visitor is spared the certificate and its check, the server the signature, which
 * is a tenth of a new connection (`npm run bench -- edge`; one ticket instead of two, or no shared cache, saved 3 to 4 % more).
 * For all servers: the version is agreed on before the name is known, by the settings of whichever server is the default.
 */
const tlsOfAll = [
  "ssl_protocols TLSv1.2 TLSv1.3;",
  "ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES256-GCM-SHA384;",
  "ssl_prefer_server_ciphers off;",
  "ssl_ecdh_curve X25519:prime256v1;",
  "ssl_session_tickets on;",
  "ssl_session_timeout 1h;",
  "ssl_session_cache shared:tls:20m;",
  "ssl_buffer_size 4k;",
];

/** What the site's own server listens on. */
function toListen({ settings }: Installation): string[] {
  const { address, plain, tls } = settings.listen;
  if (settings.certificate === null)
    return [`listen ${address}:${plain} default_server backlog=8192${bothFamilies(address)};`];
  return [
    "# nginx before 1.25 wants `http2` here, later ones as a line of its own and warn.",
    `listen ${address}:${tls} ssl http2 backlog=8192${bothFamilies(address)};`,
    `ssl_certificate ${settings.certificate.chain};`,
    `ssl_certificate_key ${settings.certificate.key};`,
    "http2_max_concurrent_streams 32;",
  ];
}

/** IPv4 comes in by the same socket, whatever the system's own default is. */
function bothFamilies(address: string): string {
  return address.startsWith("[") ? " ipv6only=off" : "";
}

export function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}
