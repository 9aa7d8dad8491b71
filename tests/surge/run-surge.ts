import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { lineSchema } from "../../src/surge/results/schema.ts";
import type { ResultsLine } from "../../src/surge/results/schema.ts";

const MAIN = fileURLToPath(new URL("../../src/surge/main.ts", import.meta.url));

/** What a command printed, and its exit code. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command to its end. `onOutput` sees what was printed so far, and may signal the process. */
export function surge(
  words: string[],
  onOutput?: (printed: string, kill: (signal: NodeJS.Signals) => void) => void,
): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
    onOutput?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
}

/** The lines of a results file, each checked. */
export async function readResults(file: string): Promise<ResultsLine[]> {
  const text = await readFile(file, "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

/** A folder until the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "surge-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** The words of a short run of the night. */
export function run(target: string, ...more: string[]): string[] {
  return [
    "run",
    "election-night-2016",
    "--target",
    target,
    "--visitors",
    "60",
    "--seconds",
    "2",
    ...more,
  ];
}

/** The night with bounds that even a crowded test machine keeps: these tests are not about how fast it is. */
export async function patientNight(folder: string): Promise<string> {
  const night = await readFile(
    new URL("../../src/surge/profiles/election-night-2016.yaml", import.meta.url),
    "utf8",
  );
  const file = join(folder, "patient.yaml");
  await writeFile(
    file,
    night
      .replace("latenessP99Ms: 50", "latenessP99Ms: 60000")
      .replace("p99 <= 1500ms", "p99 <= 60s")
      // The small site of these tests says nothing of caches.
      .replace("cacheable >= 99%", "cacheable >= 0%")
      .replace("pages: p99 < 200ms", "pages: p99 < 60s"),
  );
  return file;
}
