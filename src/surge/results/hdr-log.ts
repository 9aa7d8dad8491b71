import { build, HistogramLogWriter } from "hdr-histogram-js";
import { LONGEST_US, toHighestUs } from "../histogram.ts";
import { SCOPES } from "./measures.ts";
import type { Sparse } from "./measures.ts";
import type { Window } from "./schema.ts";

/** Writes windows in the format that HdrHistogram's own tools read and plot (`.hlog`, version 1.2 or later). */
export interface HdrLog {
  add(window: Window): void;
}

/** `startedAt`: ISO 8601. Each window becomes one line for each scope, tagged with its name; values in microseconds. */
export function createHdrLog(startedAt: string, print: (text: string) => void): HdrLog {
  const writer = new HistogramLogWriter(print);
  const startMs = Date.parse(startedAt);
  writer.outputLogFormatVersion();
  writer.outputComment("[Response times in microseconds, from the due moment]");
  writer.outputStartTime(startMs);
  writer.outputLegend();
  return {
    add({ fromSecond, seconds, histograms }) {
      for (const scope of SCOPES) {
        const { response } = histograms[scope];
        if (response.count === 0) continue;
        const histogram = toHdr(response);
        histogram.tag = scope;
        histogram.startTimeStampMsec = startMs + fromSecond * 1000;
        histogram.endTimeStampMsec = startMs + (fromSecond + seconds) * 1000;
        writer.outputIntervalHistogram(histogram, fromSecond, fromSecond + seconds, 1000);
      }
    },
  };
}

function toHdr({ slots }: Sparse): ReturnType<typeof build> {
  const histogram = build({
    bitBucketSize: 32,
    autoResize: false,
    lowestDiscernibleValue: 1,
    highestTrackableValue: LONGEST_US,
    numberOfSignificantValueDigits: 3,
  });
  for (let at = 0; at < slots.length; at += 2)
    histogram.recordValueWithCount(
      Math.min(LONGEST_US, toHighestUs(slots[at] ?? 0)),
      slots[at + 1] ?? 0,
    );
  return histogram;
}
