import { parseDocument } from "yaml";
import { z } from "zod";
import { Refusal } from "../cli/refusal.ts";

const absolutePath = z
  .string()
  .regex(/^\/[\w./-]+$/, "should be an absolute path without spaces, such as /srv/freshet");
const port = z.int("should be a whole number").min(1).max(65_535);
const address = z
  .string()
  .regex(/^[\w.-]+:\d{1,5}$/, "should be a host and a port, such as 10.0.0.11:4321");

/** Everything the table does not know: names, places and sizes of one installation. */
export const settingsSchema = z.strictObject({
  /** The name that visitors type. */
  host: z.string().regex(/^[a-z0-9.-]+$/, "should be a host name, such as guide.example"),
  /** Servers that run `npm start`; the first is the one beside nginx in the one-machine arrangement. */
  origins: z.array(address).min(1, "should name at least one server"),
  /** ECDSA P-256; an RSA signature costs fourteen times as much. Null where something in front ends TLS. */
  certificate: z.strictObject({ chain: absolutePath, key: absolutePath }).nullable().default(null),
  /** Where the edge listens; the address `[::]` is every address, IPv6 and IPv4. */
  listen: z
    .strictObject({ address: z.union([z.ipv4(), z.literal("[::]")]), plain: port, tls: port })
    .default({ address: "[::]", plain: 80, tls: 443 }),
  /** Where this project stands on a machine that serves. */
  folder: absolutePath.default("/srv/freshet"),
  /** Addresses from which the edges come: origins believe their X-Real-IP and nobody else's. */
  edges: z.array(z.string().min(1)).default(["127.0.0.1"]),
  /** How long an edge goes on with an old page while the origins are gone. */
  staleHours: z.int().min(1).max(168).default(24),
  /** Memory for cached answers, per edge machine. */
  cacheMegabytes: z.int().min(16).max(1_000_000).default(512),
  /** The worst minute that the containers are sized for. */
  peak: z
    .strictObject({ requestsPerSecond: z.int().min(1), newVisitorsPerSecond: z.int().min(1) })
    .default({ requestsPerSecond: 20_000, newVisitorsPerSecond: 3400 }),
  /** Name of the container images, without a tag. */
  image: z
    .string()
    .regex(/^[a-z0-9./:-]+$/, "should be an image name without a tag")
    .default("freshet"),
});

export type Settings = z.output<typeof settingsSchema>;

/** Settings from YAML text. Throws a Refusal that names the file, every wrong field and what is expected. */
export function parseSettings(text: string, file: string): Settings {
  const document = parseDocument(text, { schema: "core" });
  const [broken] = document.errors;
  if (broken !== undefined)
    throw new Refusal(`${file} is not valid YAML: ${broken.message.split("\n")[0]}`);
  const result = settingsSchema.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap((issue) => explain(issue, file));
  throw new Refusal(`${lines.join("\n")}\nsrc/edge/example.yaml shows every field.`);
}

function explain(issue: z.core.$ZodIssue, file: string): string[] {
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys(settingsSchema.shape).join(", ");
    return issue.keys.map((key) => `${file}: ${key} is not a setting; there are ${known}`);
  }
  return [`${file}: ${issue.path.join(".") || "the file"}: ${issue.message}`];
}
