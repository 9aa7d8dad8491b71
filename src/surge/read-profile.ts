import { readdirSync, readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import type { Document } from "yaml";
import { Refusal } from "../cli/refusal.ts";
import { profileSchema } from "./profile.ts";
import type { Profile } from "./profile.ts";

const ROOM = new URL("./profiles/", import.meta.url);

/** The built-in profiles by name, in order. */
export function listProfiles(): string[] {
  const files = readdirSync(ROOM).filter((file) => file.endsWith(".yaml"));
  return files.map((file) => file.slice(0, -".yaml".length)).toSorted();
}

/**
 * A built-in profile by its name, or one of your own by the path of its YAML file. Throws a Refusal that lists the known
 * names, or every wrong field with its line.
 */
export function readProfile(nameOrFile: string): Profile {
  const own = /\.ya?ml$/.test(nameOrFile);
  if (!own && !listProfiles().includes(nameOrFile)) {
    throw new Refusal(
      `There is no profile "${nameOrFile}". The built-in ones are: ${listProfiles().join(", ")}. ` +
        "For one of your own, give the path of its file, such as ./my-crowd.yaml.",
    );
  }
  return parseProfile(readText(own ? nameOrFile : new URL(`${nameOrFile}.yaml`, ROOM)), nameOrFile);
}

/** A profile from its YAML text; `file` is only named in what a Refusal says. */
export function parseProfile(text: string, file: string): Profile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors.map(({ message }) => `\n  ${message.split("\n", 1)[0]}`);
  if (broken.length > 0) throw new Refusal(`Profile ${file} is not YAML:${broken.join("")}`);
  const checked = profileSchema.safeParse(document.toJS());
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map(({ path, message }) => {
    return `\n  line ${toLine(document, lines, path)}, ${path.join(".") || "the whole file"}: ${message}`;
  });
  throw new Refusal(`Profile ${file} cannot be used:${faults.join("")}`);
}

function readText(file: string | URL): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Refusal(
      `Profile ${String(file)} cannot be read (${(error as NodeJS.ErrnoException).code}); check the path.`,
    );
  }
}

/** The line of a field; of the nearest field around it when the field itself is missing. */
function toLine(document: Document, lines: LineCounter, path: PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
