import type { Changes, Fault } from "../fault.ts";
import { swap } from "../fault.ts";
import { snowEn, snowFr } from "../sample-guide.ts";

/** The last paragraph of the smaller pair, and its line in both files. */
export const lastEn = "Push the snow to the side and put sand on the ice.";
export const lastFr = "Poussez la neige sur le côté et mettez du sable sur la glace.";
const lastLine = 17;

type Level = "" | " warning" | " note";

/** A note is told, and that there are more of them than were accepted. */
function told(check: string, place: string, level: Level): string[] {
  const finding = `${check} ${place}`;
  return level === " note" ? [finding, `${finding} note`] : [`${finding}${level}`];
}

/** Adds a sentence to the last paragraph of both sides. */
export function say(en: string, fr: string): Changes {
  return {
    [snowEn]: swap(lastEn, `${lastEn} ${en}`),
    [snowFr]: swap(lastFr, `${lastFr} ${fr}`),
  };
}

/** A sentence with the same mistake on both sides. */
export function inBoth(
  check: string,
  about: string,
  [en, fr]: [en: string, fr: string],
  level: Level = "",
): Fault {
  const expected = [snowEn, snowFr].flatMap((file) => told(check, `${file}:${lastLine}`, level));
  return { check, about, changes: say(en, fr), expected };
}

/** A sentence with a mistake on the English side; the French one is in order. */
export function inEnglish(
  check: string,
  about: string,
  [en, fr]: [en: string, fr: string],
  level: Level = "",
): Fault {
  return {
    check,
    about,
    changes: say(en, fr),
    expected: told(check, `${snowEn}:${lastLine}`, level),
  };
}

/** A sentence with a mistake on the French side; the English one is in order. */
export function inFrench(
  check: string,
  about: string,
  [en, fr]: [en: string, fr: string],
  level: Level = "",
): Fault {
  return {
    check,
    about,
    changes: say(en, fr),
    expected: told(check, `${snowFr}:${lastLine}`, level),
  };
}

/** The same text replaced on both sides of a pair, told on one line of both. */
export function replaced(
  check: string,
  about: string,
  {
    files,
    en,
    fr,
    line,
    level = "",
  }: {
    files: [en: string, fr: string];
    en: [before: string, after: string];
    fr: [before: string, after: string];
    line: number;
    level?: Level;
  },
): Fault {
  return {
    check,
    about,
    changes: { [files[0]]: swap(...en), [files[1]]: swap(...fr) },
    expected: files.flatMap((file) => told(check, `${file}:${line}`, level)),
  };
}
