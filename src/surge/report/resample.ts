import type { Moment, WindowFigures } from "./run-data.ts";

/** Several seconds as one: rates and loads are means over them, counts are per second. */
export type Step = Moment & { seconds: number };

const STEPS_S = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400,
];

/** The shortest usual step with which so many seconds make at most `most` steps. */
export function toStepLength(seconds: number, most: number): number {
  return STEPS_S.find((step) => Math.ceil(seconds / step) <= most) ?? Math.ceil(seconds / most);
}

/** Joins seconds to steps of equal length. A second that is not in the results counts as empty; the last step may be shorter. */
export function toSteps(moments: readonly Moment[], stepS: number): Step[] {
  const byStep = Map.groupBy(moments, ({ second }) => Math.floor(second / stepS));
  const last = Math.max(-1, ...byStep.keys());
  const lastSecond = moments.reduce((most, { second }) => Math.max(most, second), -1);
  return Array.from({ length: last + 1 }, (_, index) => {
    const seconds = Math.min(stepS, lastSecond + 1 - index * stepS);
    return joinMoments(byStep.get(index) ?? [], index * stepS, seconds);
  });
}

function joinMoments(moments: readonly Moment[], second: number, seconds: number): Step {
  const mean = (pick: (moment: Moment) => number): number =>
    moments.reduce((sum, moment) => sum + pick(moment), 0) / seconds;
  const meanOfKnown = (pick: (moment: Moment) => number | null): number | null => {
    const known = moments.map(pick).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return {
    second,
    seconds,
    visitors: meanOfKnown(({ visitors }) => visitors),
    pages: mean(({ pages }) => pages),
    assets: mean(({ assets }) => assets),
    forms: mean(({ forms }) => forms),
    errors: mean(({ errors }) => errors),
    shed: mean(({ shed }) => shed),
    bytes: mean(({ bytes }) => bytes),
    fresh: mean(({ fresh }) => fresh),
    notModified: mean(({ notModified }) => notModified),
    generatorCpu: mean(({ generatorCpu }) => generatorCpu),
    serverCpu: meanOfKnown(({ serverCpu }) => serverCpu),
    generatorRss: meanOfKnown(({ generatorRss }) => generatorRss) ?? 0,
    serverRss: meanOfKnown(({ serverRss }) => serverRss),
  };
}

/** As many columns as fit: neighbouring windows are added. Gives for each the windows it stands for. */
export function toGroups<T>(items: readonly T[], most: number): T[][] {
  const size = Math.max(1, Math.ceil(items.length / most));
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** The stretch of time that neighbouring windows cover; the last of a run may be shorter. */
export function toSpan(group: readonly Pick<WindowFigures, "fromSecond" | "seconds">[]): {
  fromS: number;
  toS: number;
} {
  const last = group.at(-1);
  return { fromS: group[0]?.fromSecond ?? 0, toS: (last?.fromSecond ?? 0) + (last?.seconds ?? 0) };
}

/** The middle of that stretch, in seconds. */
export function toMiddle(group: readonly Pick<WindowFigures, "fromSecond" | "seconds">[]): number {
  const { fromS, toS } = toSpan(group);
  return (fromS + toS) / 2;
}
