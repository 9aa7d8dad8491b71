import { toDay, toDayNumber } from "../day-number.ts";
import type { Sample } from "./points-samples.ts";
import { unique } from "./points-samples.ts";
import { spread } from "./spread.ts";

/** Days on which permanent residence began: leap days and month ends among them. */
const starts = [
  "2019-02-28",
  "2020-02-29",
  "2020-03-01",
  "2021-12-31",
  "2023-01-10",
  "2024-02-29",
  "2024-03-15",
] as const;
/** Days from that start to the question. */
const after = [
  "0",
  "1",
  "366",
  "730",
  "1000",
  "1094",
  "1095",
  "1096",
  "1200",
  "1460",
  "1826",
  "1827",
  "2000",
  "2500",
] as const;
/** Trips as days after the start and full length: `400+30` leaves on day 400 and comes back 30 days later; `400+` stays away. */
const journeys = [
  "",
  "",
  "10+1",
  "100+2",
  "100+40",
  "1+400",
  "1+1500",
  "300+200 700+365",
  "500+700",
  "900+90 1100+60",
  "0+5 1825+9",
  "400+",
] as const;

/** Journals for the count of days for citizenship. */
export function citizenshipSamples(): Sample[] {
  const picks = spread(
    {
      start: starts,
      after: after.filter((days) => days !== "0"),
      journey: journeys,
      earlier: ["", "", "100", "300", "730", "731", "1500"],
      sentence: ["", "", "", "", "600+30", "800+"],
      service: ["", "", "", "100+500"],
    },
    600,
  );
  return unique(
    picks.map(({ start, after: later, journey, earlier, sentence, service }) => {
      const begin = toDayNumber(start);
      const query = new URLSearchParams([
        ["permanent", start],
        ["sign", toDay(begin + Number(later))],
        ...(earlier === ""
          ? []
          : [
              ["allowedFrom", toDay(begin - Number(earlier))],
              ["allowedTo", ""],
            ]),
        ...stretches(begin, journey, ["left", "back"]),
        ...stretches(begin, sentence, ["sentenceFrom", "sentenceTo"]),
        ...stretches(begin, service, ["serviceFrom", "serviceTo"]),
      ]);
      const label = `${start} +${later}, trips ${journey || "none"}, before ${earlier || "none"}, sentence ${sentence || "none"}, service ${service || "none"}`;
      return { label, query: query.toString() };
    }),
  );
}

/** Journals for the residency obligation. */
export function residencySamples(): Sample[] {
  const picks = spread(
    {
      start: starts,
      after,
      journey: journeys,
      why: ["", "", "other", "citizen", "posted", "with-posted"],
    },
    500,
  );
  return unique(
    picks.map(({ start, after: later, journey, why }) => {
      const begin = toDayNumber(start);
      const trips = stretches(begin, journey, ["left", "back"]);
      const query = new URLSearchParams([
        ["permanent", start],
        ["on", toDay(begin + Number(later))],
        ...trips,
        ...trips.filter(([name]) => name === "left").map(() => ["why", why]),
      ]);
      const label = `${start} +${later}, trips ${journey || "none"}${why === "" ? "" : ` ${why}`}`;
      return { label, query: query.toString() };
    }),
  );
}

/** `300+200 700+` as pairs of a query. */
function stretches(begin: number, text: string, [from, to]: readonly [string, string]): string[][] {
  return text
    .split(" ")
    .filter(Boolean)
    .flatMap((stretch) => {
      const [start = "0", length = ""] = stretch.split("+");
      const first = begin + Number(start);
      return [
        [from, toDay(first)],
        [to, length === "" ? "" : toDay(first + Number(length))],
      ];
    });
}
