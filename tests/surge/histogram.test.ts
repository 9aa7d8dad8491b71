import { build } from "hdr-histogram-js";
import { expect, test } from "vitest";
import { createHistogram, LONGEST_US, toHighestUs, toSlot } from "../../src/surge/histogram.ts";
import { createRandom } from "../../src/surge/random.ts";

/** Nearest rank: the smallest value that `percent` of 100 do not exceed. */
function slowPercentile(values: number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

test("percentiles are those of sorting, to 0.1 % and a microsecond, for times of every size", () => {
  for (let seed = 0; seed < 30; seed++) {
    const random = createRandom(seed, 0);
    // Exponents drawn evenly: microseconds to minutes.
    const times = Array.from(
      { length: 1 + Math.floor(random() * 3000) },
      () => 10 ** (random() * 8 - 3),
    );
    const histogram = createHistogram();
    for (const time of times) histogram.record(time);
    for (const percent of [1, 25, 50, 90, 99, 99.9, 100]) {
      const exact = slowPercentile(times, percent);
      expect(Math.abs(histogram.percentileMs(percent) - exact)).toBeLessThanOrEqual(
        exact * 0.001 + 0.0011,
      );
    }
    expect(histogram.count()).toBe(times.length);
    // Whole microseconds.
    expect(histogram.maxMs()).toBeCloseTo(Math.max(...times), 3);
  }
});

test("nothing recorded is 0 everywhere", () => {
  const histogram = createHistogram();
  expect([histogram.count(), histogram.percentileMs(99), histogram.maxMs()]).toEqual([0, 0, 0]);
});

test("a time beyond ten minutes is counted, and the maximum stays exact", () => {
  const histogram = createHistogram();
  histogram.record(3_600_000);
  expect(histogram.count()).toBe(1);
  expect(histogram.maxMs()).toBe(3_600_000);
  expect(histogram.percentileMs(50)).toBeGreaterThan(599_000);
});

test("a clock that went back a little is 0, not a fault", () => {
  const histogram = createHistogram();
  histogram.record(-0.2);
  expect(histogram.percentileMs(50)).toBe(0);
});

test("cleared, it begins anew", () => {
  const histogram = createHistogram();
  histogram.record(5);
  histogram.clear();
  expect([histogram.count(), histogram.percentileMs(50), histogram.maxMs()]).toEqual([0, 0, 0]);
});

test("the slots and percentiles are those of the reference implementation", () => {
  const random = createRandom(9, 0);
  const reference = build({
    bitBucketSize: 32,
    autoResize: false,
    lowestDiscernibleValue: 1,
    highestTrackableValue: LONGEST_US,
    numberOfSignificantValueDigits: 3,
  });
  const histogram = createHistogram();
  for (let turn = 0; turn < 5000; turn++) {
    const valueUs = Math.floor(10 ** (random() * 8.7));
    reference.recordValue(valueUs);
    histogram.record(valueUs / 1000);
  }
  for (const percent of [0, 1, 10, 50, 90, 99, 99.9, 100]) {
    const ours = histogram.percentileMs(percent) * 1000;
    expect(toSlot(Math.round(ours))).toBe(toSlot(reference.getValueAtPercentile(percent)));
  }
});

test("every slot follows the one before it", () => {
  for (let slot = 1; slot <= toSlot(LONGEST_US); slot++)
    expect(toSlot(toHighestUs(slot - 1) + 1)).toBe(slot);
});

test("parts that were kept apart add up to the whole", () => {
  const random = createRandom(10, 0);
  const whole = createHistogram();
  const sum = createHistogram();
  for (let part = 0; part < 5; part++) {
    const own = createHistogram();
    for (let turn = 0; turn < 200; turn++) {
      const time = 10 ** (random() * 6 - 2);
      own.record(time);
      whole.record(time);
    }
    sum.add(own.toSparse());
  }
  expect(sum.toSparse()).toEqual(whole.toSparse());
});
