import { parseProfile } from "../../../src/surge/read-profile.ts";
import type { Profile } from "../../../src/surge/profile.ts";

/** A steady crowd that reads one page for a tenth of a second: arrivals are all there is to it. */
export function steadyProfile(limits: readonly string[] = []): Profile {
  const basis = 'basis: "assumed: for a test"';
  return parseProfile(
    `title: A steady crowd
times: none
curve:
  - { at: "10:00", visitors: 100, ${basis} }
  - { at: "10:10", visitors: 100, ${basis} }
between: "assumed: for a test"
visit:
  pages: { percent: { 1: 100 }, ${basis} }
  reading: { medianS: 0.1, meanS: 0.11, longestS: 1, ${basis} }
  patience: { seconds: 5, ${basis} }
mix: [{ at: "10:00", countries: [{ country: CA, percent: 100, ${basis} }] }]
languages: { percent: { other: { en: 80, fr: 20 } }, ${basis} }
encodings: { percent: { "gzip, br": 100 }, ${basis} }
entry: { weights: { other: 1 }, ${basis} }
limits: ${JSON.stringify(limits)}
generator: { latenessP99Ms: 50 }
`,
    "steady.yaml",
  );
}
