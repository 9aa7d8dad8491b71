/** A request body as plain data, or the reason why it is none. */
export type Body =
  | { kind: "form" | "json"; fields: unknown }
  | { kind: "unsupported" }
  | { kind: "malformed" };

/** Reads a form (`application/x-www-form-urlencoded`) or a JSON body; other types are unsupported. Size is limited before this. */
export async function readBody(request: Request): Promise<Body> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type === "application/x-www-form-urlencoded") {
    return { kind: "form", fields: Object.fromEntries(new URLSearchParams(await request.text())) };
  }
  if (type !== "application/json") return { kind: "unsupported" };
  try {
    return { kind: "json", fields: JSON.parse(await request.text()) };
  } catch {
    return { kind: "malformed" };
  }
}
