import { expect, test } from "vitest";
import { inLanes } from "../../src/edge/prove/lanes.ts";

test("work that fails is not swallowed", async () => {
  const failing = inLanes([1, 2, 3], 2, (item) =>
    item === 2 ? Promise.reject(new Error("two")) : Promise.resolve(item),
  );
  await expect(failing).rejects.toThrow("two");
});

test.each([
  ["fewer items than lanes", 2, 5, 2],
  ["as many", 3, 3, 3],
  ["more", 20, 3, 3],
  ["none", 0, 3, 0],
])("%s: all are done, in order, and never more at a time", async (_about, count, lanes, most) => {
  const items = Array.from({ length: count }, (_, index) => index);
  let [now, highest] = [0, 0];
  const results = await inLanes(items, lanes, async (item) => {
    now += 1;
    highest = Math.max(highest, now);
    await Promise.resolve();
    now -= 1;
    return item * 2;
  });
  expect(results).toEqual(items.map((item) => item * 2));
  expect(highest).toBe(most);
});
