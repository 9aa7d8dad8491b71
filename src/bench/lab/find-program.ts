import { spawnSync } from "node:child_process";

/** A program of this machine: where the environment variable says it is (`LAB_WRK` for wrk), or on the path. Null: nowhere. */
export function findProgram(name: string): string | null {
  const program = process.env[`LAB_${name.toUpperCase()}`] ?? name;
  const { error } = spawnSync(program, ["--help"], { stdio: "ignore", timeout: 30_000 });
  return error === undefined ? program : null;
}

/** The first words that look like a version in what it prints; `unknown` when it does not. */
export function readVersion(program: string, word: string): string {
  const { stdout, stderr } = spawnSync(program, [word], { encoding: "utf8", timeout: 30_000 });
  return /\d+(?:\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] ?? "unknown";
}
