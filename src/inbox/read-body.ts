/** A request body as plain data, or the reason why it is none. */
export type Body =
  | { kind: "form" | "json"; fields: unknown }
  | { kind: "unsupported" }
  | { kind: "malformed" };

/**
 * Reads a form (`application/x-www-form-urlencoded`) or a JSON body; other types are unsupported. A form field that comes
 * several times is a list. Size is limited before this.
 */
export async function readBody(request: Request): Promise<Body> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") {
    return { kind: "form", fields: toFields(new URLSearchParams(await request.text())) };
  }
  if (type !== "application/json") return { kind: "unsupported" };
  try {
    return { kind: "json", fields: JSON.parse(await request.text()) };
  } catch {
    return { kind: "malformed" };
  }
}

function toFields(form: URLSearchParams): Record<string, string | string[]> {
  const fields = [...new Set(form.keys())].map((name): [string, string | string[]] => {
    const values = form.getAll(name);
    return [name, values.length === 1 ? (values[0] ?? "") : values];
  });
  return Object.fromEntries(fields);
}
