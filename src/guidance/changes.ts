import { z } from "zod";
import type { Day } from "./calendar.ts";
import { daySchema } from "./calendar.ts";
import type { InBoth } from "./language.ts";

/** The front matter field `changes`: what a reader who knew the page should hear of, in the page's language. */
export const changesSchema = z
  .array(
    z.strictObject({
      /** The day from which the change holds for readers; the same in both languages. */
      on: daySchema.meta({ example: "2026-11-22" }),
      /** One or two sentences for people who read the page before. */
      note: z
        .string("is missing")
        .min(10, "is too short")
        .max(300, "is longer than 300 characters")
        .meta({ example: "The fee for a visitor visa is higher since 1 December." }),
    }),
  )
  .default([]);

type Changes = z.output<typeof changesSchema>;

/** A change that both languages tell. */
export interface PageChange {
  /** The same for ever: by it a change is announced once. */
  id: string;
  /** Id of the pair, `immigrate/visit`. */
  page: string;
  on: Day;
  notes: InBoth<string>;
}

/** The part of a corpus that tells of changes. */
export interface ChangingCorpus {
  pairs: readonly {
    id: string;
    pages: InBoth<{ frontMatter: { title: string; changes?: Changes } }>;
  }[];
}

/**
 * Changes on and after `day`, oldest first. What only one language tells is left out until the other does; several changes of
 * one day go by their order.
 */
export function changesSince({ pairs }: ChangingCorpus, day: Day): PageChange[] {
  return pairs
    .flatMap(({ id, pages }) => {
      const french = byDay(pages.fr.frontMatter.changes ?? []);
      return [...byDay(pages.en.frontMatter.changes ?? [])].flatMap(([key, { on, note }]) => {
        const twin = french.get(key);
        return twin === undefined
          ? []
          : [{ id: `${id} ${key}`, page: id, on, notes: { en: note, fr: twin.note } }];
      });
    })
    .filter(({ on }) => on >= day)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Each change under its day and its place among the changes of that day. */
function byDay(changes: Changes): Map<string, Changes[number]> {
  const counted = new Map<Day, number>();
  return new Map(
    changes.map((change): [string, Changes[number]] => {
      const place = (counted.get(change.on) ?? 0) + 1;
      counted.set(change.on, place);
      return [`${change.on} ${place}`, change];
    }),
  );
}
