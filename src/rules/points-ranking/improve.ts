import type { Line } from "../told.ts";
import { count, line, points } from "../told.ts";
import { abilities, mapAbilities } from "../language-levels.ts";
import type { RankingEdition } from "./edition.ts";
import type { Profile, Score } from "./score.ts";
import { toScore } from "./score.ts";

/** One change of one answer, and what the total would be. */
export interface Improvement {
  line: Line;
  gain: number;
}

/** What a change of each answer that can change would do to the total; those without effect are left out, the best first. */
export function toImprovements(
  profile: Profile,
  score: Score,
  edition: RankingEdition,
): Improvement[] {
  const tried = candidates(profile, edition).map(({ key, level, changed }) => {
    const { total } = toScore({ ...profile, ...changed }, edition);
    const values = { total: points(total), gain: points(Math.abs(total - score.total)) };
    const gain = total - score.total;
    const words = key === "change.birthday" && gain > 0 ? "change.birthday-more" : key;
    return {
      line: line(words, level === undefined ? values : { ...values, level: count(level) }),
      gain,
    };
  });
  return tried.filter(({ gain }) => gain !== 0).toSorted((a, b) => b.gain - a.gain);
}

interface Candidate {
  key: string;
  level?: number;
  changed: Partial<Profile>;
}

function candidates(profile: Profile, { transfer, additional }: RankingEdition): Candidate[] {
  const lowest = Math.min(...abilities.map((ability) => profile.first[ability]));
  const nextLevel = transfer.languageColumn.map(([from = 0]) => from).find((from) => from > lowest);
  const raise = (to: number) => mapAbilities((ability) => Math.max(profile.first[ability], to));
  const other = profile.firstLanguage === "en" ? additional.frenchLevel : additional.englishLevel;
  const second = mapAbilities((ability) => Math.max(profile.second?.[ability] ?? 0, other));
  return [
    { key: "change.nomination", changed: { nomination: true } },
    ...(nextLevel === undefined
      ? []
      : [{ key: "change.first-language", level: nextLevel, changed: { first: raise(nextLevel) } }]),
    {
      key: profile.firstLanguage === "en" ? "change.french" : "change.english",
      level: other,
      changed: { second },
    },
    { key: "change.canadian-work", changed: { canadianWork: profile.canadianWork + 1 } },
    { key: "change.foreign-work", changed: { foreignWork: profile.foreignWork + 1 } },
    { key: "change.birthday", changed: { age: profile.age + 1 } },
  ];
}
