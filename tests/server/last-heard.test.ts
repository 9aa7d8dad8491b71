import { expect, test } from "vitest";
import { createLastHeard } from "../../src/server/processes/last-heard.ts";

test("a worker that falls silent is not told by what it said long ago", () => {
  let nowMs = 0;
  const heard = createLastHeard<string>(3000, () => nowMs);
  expect(heard.last()).toBeNull();
  heard.hear("busy");
  nowMs = 2999;
  expect(heard.last()).toBe("busy");
  nowMs = 3000;
  expect(heard.last()).toBeNull();
  heard.hear("back");
  expect(heard.last()).toBe("back");
});
