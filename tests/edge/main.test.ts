import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeStoredTable } from "../../src/delivery/stored-table.ts";
import { targets } from "../../src/edge/commands/targets.ts";
import { findProgram } from "../../src/edge/prove/engine-process.ts";
import { toNextBuild } from "../../src/edge/prove/next-build.ts";
import { smallBuild } from "./small-source.ts";

let folder: string;
let dist: string;
let settings: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "freshet-edge-test-"));
  dist = join(folder, "dist");
  mkdirSync(dist);
  writeStoredTable(dist, await smallBuild());
  settings = join(folder, "edge.yaml");
  writeFileSync(
    settings,
    "host: localhost\norigins: [127.0.0.1:4321]\nlisten: { address: 127.0.0.1, plain: 8080, tls: 8443 }\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const edge = (...args: string[]) =>
  spawnSync(process.execPath, ["src/edge/main.ts", ...args], { encoding: "utf8" });
const generate = (word: string, out = join(folder, word)) =>
  edge(word, "--out", out, "--settings", settings, "--dist", dist);

describe("refusals say what to do", () => {
  test.each([
    ["a word that is none", ["apache"], 'has no command "apache"; it has nginx'],
    ["no folder", ["nginx"], "--out is required"],
    [
      "no settings",
      ["nginx", "--out", "x", "--settings", "/nowhere.yaml"],
      "copy src/edge/example.yaml",
    ],
    [
      "a place with a space",
      ["nginx", "--out", "x", "--at", "/a b"],
      "absolute path without spaces",
    ],
    [
      "a tier that is none",
      ["prove", "--tier", "apache"],
      "must be one of nginx, nginx-cache, varnish",
    ],
    ["no build", ["prove", "--tier", "nginx", "--dist", "/nowhere"], 'run "npm run build" first'],
  ])("%s", (_about, args, message) => {
    const { status, stderr } = edge(...(args[0] === "nginx" ? [...args, "--dist", dist] : args));
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});

test.each(Object.entries(targets))(
  "%s: the first file says what it does and how to start it",
  (word, { first }) => {
    const { status, stdout, stderr } = generate(word);
    expect([status, stderr]).toEqual([0, ""]);
    const text = readFileSync(join(folder, word, first), "utf8");
    expect(text).toMatch(/^# .*\n/);
    expect(text).toMatch(/^# +Start: /m);
    expect(stdout).toContain(resolve(folder, word, first));
  },
);

test("every generated text opens with a comment", () => {
  generate("varnish");
  generate("nginx");
  for (const word of ["varnish", "nginx"]) {
    const texts = readdirSync(join(folder, word)).filter((name) => /[.]/.test(name));
    for (const name of texts) expect(readFileSync(join(folder, word, name), "utf8")).toMatch(/^# /);
  }
});

test("a newer build leaves the files of the older one, which an edge may still be sending", async () => {
  const out = join(folder, "twice");
  generate("nginx", out);
  const before = readdirSync(join(out, "rows"), { recursive: true, encoding: "utf8" });
  writeStoredTable(dist, await toNextBuild(await smallBuild(), "newer"));
  generate("nginx", out);
  const after = readdirSync(join(out, "rows"), { recursive: true, encoding: "utf8" });
  expect(before.filter((name) => !after.includes(name))).toEqual([]);
  expect(after.length).toBeGreaterThan(before.length);
  writeStoredTable(dist, await smallBuild());
});

const engines = {
  nginx: findProgram("nginx", "-v"),
  varnishd: findProgram("varnishd", "-V"),
  systemd: findProgram("systemd-analyze", "--version"),
};

describe("the engines' own opinion", () => {
  test.skipIf(engines.nginx === null)("nginx -t (skipped where nginx is not installed)", () => {
    generate("nginx-cache");
    const out = join(folder, "nginx-cache");
    const file = join(out, "nginx.conf");
    for (const name of ["cache", "run", "log"]) mkdirSync(join(folder, name), { recursive: true });
    const text = readFileSync(file, "utf8")
      .replaceAll("/var/cache/freshet-edge", join(folder, "cache"))
      .replaceAll("/run/freshet-edge", join(folder, "run"))
      .replaceAll("/var/log/freshet-edge", join(folder, "log"));
    writeFileSync(file, text);
    const { status, stderr } = spawnSync(
      engines.nginx ?? "",
      ["-t", "-q", "-e", "stderr", "-c", file],
      {
        encoding: "utf8",
      },
    );
    expect([status, stderr.includes("[emerg]")]).toEqual([0, false]);
  });

  test.skipIf(engines.varnishd === null)(
    "varnishd -C (skipped where Varnish is not installed)",
    () => {
      generate("varnish");
      const file = join(folder, "varnish", "freshet.vcl");
      const { status, stderr } = spawnSync(
        engines.varnishd ?? "",
        ["-j", "none", "-C", "-f", file],
        {
          encoding: "utf8",
        },
      );
      expect([status, stderr.includes("VCL compilation failed")]).toEqual([0, false]);
    },
  );

  test.skipIf(engines.systemd === null)(
    "systemd-analyze verify (skipped where systemd is not installed)",
    () => {
      generate("nginx");
      const units = ["freshet.service", "freshet-edge.service"].map((name) => {
        const file = join(folder, "nginx", name);
        // The programs of another machine are not here.
        const text = readFileSync(file, "utf8").replaceAll(/^(Exec\w+=)\S+/gm, "$1/bin/true");
        writeFileSync(file, text);
        return file;
      });
      const { stderr } = spawnSync(engines.systemd ?? "", ["verify", ...units], {
        encoding: "utf8",
      });
      expect(stderr.split("\n").filter((line) => line.includes("freshet"))).toEqual([]);
    },
  );

  test("engines that are absent are only those that are not installed", () => {
    for (const [name, found] of Object.entries(engines))
      if (found === null && name !== "systemd") expect(existsSync(`/usr/sbin/${name}`)).toBe(false);
  });
});
