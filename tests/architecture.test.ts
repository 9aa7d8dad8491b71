import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** Who may import whom below `src`. Packages and node: modules are free, except where `packages` says otherwise. */
const mayImport: Record<string, { rooms: string[]; packages?: string[] }> = {
  guidance: { rooms: [], packages: ["zod"] },
  formats: { rooms: [] },
  cli: { rooms: [] },
  // Opens the browser in which built pages are measured and looked at.
  chromium: { rooms: ["cli"] },
  corpus: { rooms: ["guidance"] },
  inbox: { rooms: ["guidance", "corpus", "cli", "formats"] },
  // Decisions are pure; only the files and the ledger of a tool are read and written (tests/rules/purity.test.ts).
  rules: { rooms: ["guidance", "corpus", "cli"] },
  editorial: { rooms: ["guidance", "corpus", "cli", "rules", "search"] },
  // What people look for, in the browser and in the build.
  search: { rooms: ["guidance"] },
  site: { rooms: ["guidance", "corpus", "inbox", "rules", "search"] },
  delivery: { rooms: ["guidance", "corpus"] },
  // The server knows the site only through the table that delivery wrote.
  server: { rooms: ["guidance", "delivery", "formats"] },
  // What stands in front of the server is written from the same table.
  edge: { rooms: ["guidance", "delivery", "formats", "cli"] },
  // Looks at the built pages as a reader would; knows of the site only what was built.
  conformance: { rooms: ["guidance", "corpus", "delivery", "cli", "chromium"] },
  // The lab knows a site only by its URL.
  surge: { rooms: ["formats", "cli"] },
  // The bench knows the server only by starting it, and the inbox by its store.
  bench: { rooms: ["cli", "chromium", "formats", "delivery", "inbox"] },
};

const mostLines = 250;

interface SourceFile {
  /** Path below src. */
  path: string;
  room: string;
  lines: number;
  /** Paths below src, or package names. */
  imports: { target: string; isPackage: boolean }[];
}

const importStatement =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g;

const files: SourceFile[] = readdirSync("src", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|astro|css)$/.test(entry.name))
  .map((entry) => readSource(join(entry.parentPath, entry.name)));

function readSource(file: string): SourceFile {
  const text = readFileSync(file, "utf8");
  const path = relative("src", file).replaceAll("\\", "/");
  const specifiers = [...text.matchAll(importStatement)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? "",
  );
  const imports = specifiers.map((specifier) =>
    specifier.startsWith(".")
      ? {
          target: relative("src", resolve(dirname(file), specifier)).replaceAll("\\", "/"),
          isPackage: false,
        }
      : { target: specifier, isPackage: true },
  );
  return { path, room: path.split("/")[0] ?? "", lines: text.split("\n").length, imports };
}

describe("the house", () => {
  test("there are files to look at, and imports were found in them", () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(150);
  });

  test("every room is in the table", () => {
    expect([...new Set(files.map(({ room }) => room))].toSorted()).toEqual(
      Object.keys(mayImport).toSorted(),
    );
  });

  test("rooms import only what the table allows", () => {
    const trespasses = files.flatMap(({ path, room, imports }) =>
      imports
        .filter(({ target, isPackage }) => {
          const rule = mayImport[room];
          if (isPackage) return rule?.packages !== undefined && !rule.packages.includes(target);
          const other = target.split("/")[0] ?? "";
          return other !== room && rule?.rooms.includes(other) !== true;
        })
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(trespasses).toEqual([]);
  });

  test("nothing imports a main.ts", () => {
    const importers = files
      .filter(({ imports }) => imports.some(({ target }) => target.endsWith("main.ts")))
      .map(({ path }) => path);
    expect(importers).toEqual([]);
  });

  test("imports make no cycle", () => {
    expect(findCycle()).toBeNull();
  });

  test(`no file has more than ${mostLines} lines`, () => {
    const long = files
      .filter(({ lines }) => lines > mostLines)
      .map(({ path, lines }) => `${path}: ${lines}`);
    expect(long).toEqual([]);
  });

  test("there is no drawer for everything", () => {
    expect(
      files
        .map(({ path }) => path)
        .filter((path) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.)/.test(path)),
    ).toEqual([]);
  });

  test("only a main.ts decides the exit code, and nothing exits in the middle", () => {
    const exits = files
      .filter(({ path }) => !/(^|\/)(main|ensure-built|interrupt)\.ts$/.test(path))
      .filter(({ path }) => /process\.exit(Code)?\b/.test(readFileSync(join("src", path), "utf8")));
    expect(exits.map(({ path }) => path)).toEqual([]);
  });
});

/** Depth-first search for a way back to a file under way; gives the ring, or null. */
function findCycle(): string[] | null {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const walk = (path: string, trail: string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const { target } of byPath.get(path)?.imports ?? []) {
      const cycle = byPath.has(target) ? walk(target, [...trail, path]) : null;
      if (cycle !== null) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const { path } of files) {
    const cycle = walk(path, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
