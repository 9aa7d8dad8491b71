import { expect, test } from "vitest";
import { createTerminal } from "../../src/cli/terminal.ts";
import type { Screen } from "../../src/cli/terminal.ts";

function record(screen: Omit<Screen, "write">): { screen: Screen; written: string[] } {
  const written: string[] = [];
  return { screen: { ...screen, write: (text) => written.push(text) }, written };
}

test("elsewhere than on a terminal a status is a plain line", () => {
  const { screen, written } = record({});
  const terminal = createTerminal(screen);
  terminal.status("1 s");
  terminal.status("2 s");
  terminal.line("done");
  expect(written).toEqual(["1 s\n", "2 s\n", "done\n"]);
});

test("a long run shows every tenth of them", () => {
  const { screen, written } = record({});
  const terminal = createTerminal(screen, { plainEvery: 10 });
  for (let second = 1; second <= 21; second++) terminal.status(`${second} s`);
  expect(written).toEqual(["1 s\n", "11 s\n", "21 s\n"]);
});

test("on a terminal one line is rewritten, and ended before the next that stays", () => {
  const { screen, written } = record({ isTTY: true, columns: 80 });
  const terminal = createTerminal(screen);
  terminal.status("1 s");
  terminal.status("2 s");
  terminal.line("done");
  terminal.settle();
  expect(written).toEqual(["\r1 s\u001b[K", "\r2 s\u001b[K", "\n", "done\n"]);
});

test("a status never fills the last column", () => {
  const { screen, written } = record({ isTTY: true, columns: 5 });
  createTerminal(screen).status("12345678");
  expect(written).toEqual(["\r1234\u001b[K"]);
});
