import { educations } from "../points-ranking/edition.ts";
import { abilities } from "../language-levels.ts";
import { spread } from "./spread.ts";

/** A combination of answers: its label, and the query that asks for it. */
export interface Sample {
  label: string;
  query: string;
}

const yesNo = ["yes", "no"] as const;
const ages = [
  "17",
  "18",
  "20",
  "29",
  "30",
  "33",
  "36",
  "39",
  "40",
  "43",
  "44",
  "45",
  "47",
  "60",
] as const;
const levels = ["3", "4", "5", "6", "7", "8", "9", "10"] as const;
const work = ["0", "1", "2", "3", "4", "5", "6", "9"] as const;

/** Profiles for the points ranking. */
export function rankingSamples(): Sample[] {
  const picks = spread(
    {
      age: ages,
      partner: ["none", "coming", "canadian", "coming"],
      education: educations,
      level: levels,
      uneven: yesNo,
      first: ["en", "fr"],
      second: ["none", "4", "5", "7", "9"],
      canadian: work,
      foreign: work,
      certificate: yesNo,
      study: ["none", "short", "long"],
      sibling: yesNo,
      nomination: ["no", "no", "no", "no", "no", "yes"],
      partnerEducation: educations,
      partnerLevel: ["none", "4", "5", "7", "9"],
      partnerWork: work,
    },
    900,
  );
  return unique(
    picks.map((pick) => {
      const coming = pick.partner === "coming";
      const query = new URLSearchParams({
        age: pick.age,
        partner: pick.partner,
        education: pick.education,
        canadianStudy: pick.study,
        firstLanguage: pick.first,
        ...test("first", pick.level, pick.uneven === "yes"),
        ...test("second", pick.second),
        canadianWork: pick.canadian,
        foreignWork: pick.foreign,
        certificate: pick.certificate,
        nomination: pick.nomination,
        sibling: pick.sibling,
        ...(coming
          ? {
              partnerEducation: pick.partnerEducation,
              partnerWork: pick.partnerWork,
              ...test("partner", pick.partnerLevel),
            }
          : {}),
      });
      const label = [
        `${pick.age} ${pick.education} ${pick.first}${pick.level}${pick.uneven === "yes" ? "-" : ""}/${pick.second} ca${pick.canadian} ab${pick.foreign}`,
        `${pick.certificate === "yes" ? "cert " : ""}${pick.study}${pick.sibling === "yes" ? " sib" : ""}${pick.nomination === "yes" ? " nom" : ""}`,
        coming
          ? `with ${pick.partnerEducation} ${pick.partnerLevel} ca${pick.partnerWork}`
          : pick.partner,
      ].join(", ");
      return { label, query: query.toString() };
    }),
  );
}

/** Profiles for the skilled worker grid. */
export function gridSamples(): Sample[] {
  const picks = spread(
    {
      age: ages,
      education: educations,
      work,
      level: levels,
      uneven: yesNo,
      second: yesNo,
      offer: yesNo,
      own: ["none", "ownWork", "ownStudy", "relative"],
      partner: ["no", "yes", "partnerLanguage", "partnerStudy", "partnerWork"],
    },
    500,
  );
  return unique(
    picks.map((pick) => {
      const is = (name: string) => (pick.own === name || pick.partner === name ? "yes" : "no");
      const names = [
        "ownWork",
        "ownStudy",
        "relative",
        ...(pick.partner === "no" ? [] : ["partnerLanguage", "partnerStudy", "partnerWork"]),
      ];
      const query = new URLSearchParams({
        age: pick.age,
        education: pick.education,
        work: pick.work,
        ...test("first", pick.level, pick.uneven === "yes"),
        second: pick.second,
        offer: pick.offer,
        partner: pick.partner === "no" ? "no" : "yes",
        ...Object.fromEntries(names.map((name) => [name, is(name)])),
      });
      const label = `${pick.age} ${pick.education} ${pick.work}y ${pick.level}${pick.uneven === "yes" ? "-" : ""}${pick.second === "yes" ? " second" : ""}${pick.offer === "yes" ? " offer" : ""}, ${pick.own}, ${pick.partner}`;
      return { label, query: query.toString() };
    }),
  );
}

/** Four scores at a level; an uneven profile speaks one level lower. */
function test(prefix: string, level: string, uneven = false): Record<string, string> {
  if (level === "none") return { [`${prefix}Test`]: "none" };
  const score = (ability: string) =>
    uneven && ability === "Speaking" ? String(Number(level) - 1) : level;
  return {
    [`${prefix}Test`]: "level",
    ...Object.fromEntries(abilities.map((ability) => [`${prefix}${ability}`, score(ability)])),
  };
}

/** The first of the samples with the same label. */
export function unique(samples: readonly Sample[]): Sample[] {
  return [
    ...new Map(samples.toReversed().map((sample) => [sample.label, sample])).values(),
  ].toReversed();
}
