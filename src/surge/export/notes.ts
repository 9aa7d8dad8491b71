import { toCount, toDuration, toRough } from "../numbers-text.ts";
import { expectedArrivals, expectedRequests } from "./hand-off.ts";
import type { HandOff } from "./hand-off.ts";

/**
 * What stands at the top of an exported file, as lines of text: what it is, how to start it, and what the engine cannot do
 * that the lab does.
 */
export function toNotes(
  plan: HandOff,
  engine: { name: string; start: string[]; cannot: string[]; lost: string[] },
): string[] {
  const seconds = plan.stages.reduce((sum, stage) => sum + stage.seconds, 0);
  const most = Math.max(...plan.stages.map(({ perSecond }) => perSecond));
  return [
    `${plan.name} for ${engine.name}, seed ${plan.seed}: ${plan.title}`,
    "",
    `Up to ${toCount(plan.peakVisitors)} visitors at once. Over ${toDuration(seconds)} about ${toCount(expectedArrivals(plan.stages))} visits come, up to ${toRough(most)} a second,`,
    `which send about ${toCount(expectedRequests(plan))} requests to ${plan.origin}. Only send them to a site whose owner agreed.`,
    ...(plan.warmUpS > 0
      ? [
          `The first ${toDuration(plan.warmUpS)} gather the crowd of the first moment: no engine can begin with people in the middle of a visit.`,
        ]
      : []),
    "",
    ...engine.start,
    "",
    `What ${engine.name} cannot do, and the lab does:`,
    ...engine.cannot.map((text) => `- ${text}`),
    "- The visits are a sample of those the lab draws one by one, and nobody reloads after an error.",
    ...(engine.lost.length === 0
      ? []
      : ["", "Limits that could not be carried over:", ...engine.lost.map((text) => `- ${text}`)]),
  ];
}

/** Limits an engine can hold, and the texts of those it cannot. */
export function splitLimits<T>(
  plan: HandOff,
  translate: (limit: HandOff["limits"][number]) => T | null,
): { kept: T[]; lost: string[] } {
  const kept: T[] = [];
  const lost: string[] = [];
  for (const limit of plan.limits) {
    const whole = limit.everySeconds === null && limit.phase === null;
    const translated = whole ? translate(limit) : null;
    if (translated === null) lost.push(limit.text);
    else kept.push(translated);
  }
  return { kept, lost };
}
