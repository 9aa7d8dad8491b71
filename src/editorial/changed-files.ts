import { execFileSync } from "node:child_process";
import { Refusal } from "../cli/refusal.ts";

/** The files that differ from the last commit, and those it does not know yet: paths from `root`. Throws a Refusal outside of git. */
export function readChangedFiles(root: string): Set<string> {
  const git = (...words: string[]): string[] =>
    execFileSync("git", ["-C", root, "-c", "core.quotePath=false", ...words], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    })
      .split("\n")
      .filter((line) => line !== "");
  try {
    return new Set([
      ...git("diff", "--name-only", "--relative", "HEAD"),
      ...git("ls-files", "--others", "--exclude-standard"),
    ]);
  } catch {
    throw new Refusal(
      "--changed needs a git work tree with a commit; leave it out to see everything.",
    );
  }
}
