/** Text as a VCL long string: nothing in it needs escaping, and the table was searched for what would end it. */
export function long(text: string): string {
  return `{"${text}"}`;
}

/** Sets the headers that an answer lacks; `of` is `resp` or `beresp`. */
export function setWhereAbsent(
  of: "resp" | "beresp",
  headers: readonly (readonly [name: string, value: string])[],
): string {
  return headers
    .map(
      ([name, value]) => `  if (!${of}.http.${name}) { set ${of}.http.${name} = ${long(value)}; }`,
    )
    .join("\n");
}
