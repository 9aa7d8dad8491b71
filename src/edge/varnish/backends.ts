/** Requests that one edge has with one origin at a time. */
const mostAtOnce = 64;

/** The origins, asked every two seconds whether they take traffic; each starts as one that does. */
export function toBackends(origins: readonly string[]): string {
  const backends = origins.map((origin, index) => {
    const [host = "", port = ""] = origin.split(":");
    return `backend origin_${index + 1} {
  .host = "${host}";
  .port = "${port}";
  .connect_timeout = 1s;
  .first_byte_timeout = 2s;
  .between_bytes_timeout = 2s;
  .max_connections = ${mostAtOnce};
  .probe = ready;
}`;
  });
  const add = origins.map((_, index) => `  origins.add_backend(origin_${index + 1});`);
  return [
    'probe ready {\n  .url = "/readyz";\n  .interval = 2s;\n  .timeout = 1s;\n  .window = 4;\n  .threshold = 2;\n  .initial = 2;\n}',
    ...backends,
    `sub vcl_init {\n  new origins = directors.round_robin();\n${add.join("\n")}\n}`,
  ].join("\n\n");
}
