/** What the configuration is written from. */
export interface NginxParts {
  folder: string;
  filesFolder: string;
  port: number;
  brotliModule: string;
  /** nginx started by root would serve as another user, who cannot read the bench's folder. */
  asRoot: boolean;
  cacheControl: string;
  securityHeaders: readonly (readonly [name: string, value: string])[];
}

/**
 * nginx at its best for this work: one worker, encoded siblings, open files kept, no log, no limit on requests per connection.
 * Every answer carries the headers that this project's server sends.
 */
export function toNginxConfiguration(parts: NginxParts): string {
  const headers = [["Cache-Control", parts.cacheControl] as const, ...parts.securityHeaders];
  const scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `load_module ${parts.brotliModule};
daemon off;
worker_processes 1;
worker_rlimit_nofile 16384;
pid ${parts.folder}/nginx.pid;
error_log ${parts.folder}/error.log;
${parts.asRoot ? "user root;" : ""}
events { worker_connections 12000; }
http {
  access_log off;
  server_tokens off;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 75;
  keepalive_requests 1000000000;
  open_file_cache max=30000 inactive=1h;
  open_file_cache_valid 1h;
  open_file_cache_min_uses 1;
  ${scratch.map((name) => `${name}_temp_path ${parts.folder}/${name};`).join("\n  ")}
  types {
    "text/html; charset=utf-8" html;
    "application/xml; charset=utf-8" xml;
    "text/plain; charset=utf-8" txt;
    image/svg+xml svg;
    text/css css;
    text/javascript js;
  }
  server {
    listen 127.0.0.1:${parts.port} backlog=4096;
    root ${parts.filesFolder};
    gzip_static on;
    gzip_vary on;
    brotli_static on;
    error_page 404 /404.html;
    ${headers.map(([name, value]) => `add_header ${name} "${value.replaceAll('"', '\\"')}" always;`).join("\n    ")}
  }
}
`;
}
