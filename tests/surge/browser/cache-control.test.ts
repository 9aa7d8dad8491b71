import { expect, test } from "vitest";
import { isSharable, parseCacheControl } from "../../../src/surge/browser/cache-control.ts";

test.each<[string, string, Partial<ReturnType<typeof parseCacheControl>>]>([
  ["nothing", "", { maxAgeS: null, noStore: false, isImmutable: false }],
  ["names in any case, spaces anywhere", "Public , MAX-AGE = 60", { maxAgeS: 60 }],
  ["a value in quotes", 'max-age="60"', { maxAgeS: 60 }],
  ["a value that is no number makes the copy stale", "max-age=soon", { maxAgeS: 0 }],
  ["a negative one too", "max-age=-5", { maxAgeS: 0 }],
  ["twice: the stricter", "max-age=60, max-age=10", { maxAgeS: 10 }],
  ["more than there can be", "max-age=99999999999999", { maxAgeS: 2 ** 31 }],
  [
    "the rest",
    "private, no-cache, no-store, immutable, s-maxage=5, stale-while-revalidate=600",
    {
      isPrivate: true,
      noCache: true,
      noStore: true,
      isImmutable: true,
      sharedMaxAgeS: 5,
      staleWhileRevalidateS: 600,
    },
  ],
  ["a name inside another", "x-no-store, max-age=1", { noStore: false, maxAgeS: 1 }],
])("%s", (_, text, expected) => {
  expect(parseCacheControl(text)).toMatchObject(expected);
});

test.each([
  ["public, max-age=60", "", true],
  ["max-age=60", "Accept-Encoding", true],
  ["max-age=0, s-maxage=60", "", true],
  ["max-age=60, s-maxage=0", "", false],
  ["private, max-age=60", "", false],
  ["no-store", "", false],
  ["no-cache, max-age=60", "", false],
  ["max-age=60", "*", false],
  ["", "", false],
])("a shared cache may keep %j with Vary %j: %j", (cacheControl, vary, expected) => {
  expect(isSharable({ cacheControl, vary })).toBe(expected);
});
