import { z } from "zod";

/**
 * The example that a schema's field carries in its metadata (`.meta({ example })`), found by walking the path of an issue.
 * Null where the field has none. The nearest parent's example serves a position inside a list.
 * `data` is what was parsed: it tells which branch of a union the writer meant.
 */
export function exampleAt(
  schema: z.ZodType,
  path: readonly PropertyKey[],
  data: unknown,
): string | null {
  let here: z.core.$ZodType | undefined = schema;
  let value = data;
  let example: string | null = null;
  for (const part of path) {
    here = step(unwrap(here), part, value);
    value = valueAt(value, part);
    if (here === undefined) return example;
    example = exampleOf(here) ?? example;
  }
  return example;
}

function exampleOf(schema: z.core.$ZodType): string | null {
  const own =
    z.globalRegistry.get(schema)?.["example"] ?? z.globalRegistry.get(unwrap(schema))?.["example"];
  return typeof own === "string" ? own : null;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
  return inner;
}

function step(
  schema: z.core.$ZodType,
  part: PropertyKey,
  value: unknown,
): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodObject) return schema.shape[String(part)];
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const key = schema.def.discriminator;
    const meant = schema.options.find((option) => {
      const mark = step(option, key, value);
      return mark !== undefined && z.safeParse(mark, valueAt(value, key)).success;
    });
    const branch = meant ?? schema.options[0];
    return branch === undefined ? undefined : step(branch, part, value);
  }
  return undefined;
}

function valueAt(value: unknown, part: PropertyKey): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<PropertyKey, unknown>)[part]
    : undefined;
}
