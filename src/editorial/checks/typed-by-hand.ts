import type { Fact } from "../../guidance/fact.ts";
import { findFact } from "../../guidance/fact.ts";
import type { Found, Level } from "../../guidance/finding.ts";
import type { Page } from "../../guidance/pairing.ts";
import type { Check, CheckContext } from "../check.ts";
import type { FactsByValue, TypedValue } from "../language/typed-values.ts";
import { byValue, findTypedValues } from "../language/typed-values.ts";
import { readText } from "../text/read-text.ts";
import { inPlace } from "../text/sections.ts";

export const typedByHand: Check = {
  name: "typed-by-hand",
  level: "error",
  rule: "An amount, a percentage, a number of days, the date of a rule or a phone number is a {{fact}}, never typed in the text.",
  reason:
    "A fee that is typed on nine pages is corrected on eight. A fact has one place, a source and a day on which it is checked again.",
  good: "The fee is {{eta-fee}} as of {{eta-fee as-of}}. Reply within {{reply-days}}.",
  bad: "The fee is $7. Reply within 60 days.",
  find(context) {
    const facts = byValue(factsInForce(context));
    return context.corpus.pages.flatMap((page) => inPage(page, facts));
  },
};

/** The facts that hold on the day, each id once. */
function factsInForce({ corpus, day }: CheckContext): Fact[] {
  return corpus.facts
    .keys()
    .toArray()
    .flatMap((id) => {
      const found = findFact(corpus.facts, id, day);
      return found.state === "valid" ? [found.fact] : [];
    });
}

function inPage(page: Page, facts: FactsByValue): Found[] {
  const used = new Set([...page.body.matchAll(/\{\{([a-z0-9-]+)/g)].map((match) => match[1] ?? ""));
  return inPlace(readText(page)).flatMap((place) =>
    findTypedValues(place, page.language, facts).map((typed) => ({
      file: page.file,
      ...place.block.placeAt(typed.value.at),
      level: levelOf(typed, used),
      what: `"${typed.value.shown}" is typed by hand`,
      instead: whatInstead(typed, used),
    })),
  );
}

const perhapsNoRule = new Set(["day", "week", "month", "hour", "year", "point", "date"]);

/** A length of time may be no rule at all, unless it is one that the page names elsewhere or that only one fact has. */
function levelOf({ value, facts }: TypedValue, used: ReadonlySet<string>): Level {
  if (!perhapsNoRule.has(value.unit)) return "error";
  return facts.length === 1 || facts.some(({ id }) => used.has(id)) ? "error" : "warning";
}

/** Facts that the page already names come first: the value most likely means one of them. */
function whatInstead({ value, facts }: TypedValue, used: ReadonlySet<string>): string {
  const ids = facts
    .map(({ id }) => id)
    .toSorted((a, b) => Number(used.has(b)) - Number(used.has(a)));
  const [first, ...others] = ids;
  if (first === undefined)
    return `add a fact for it to content/facts and write its {{id}}${value.unit === "phone" ? "" : "; write a number that is no rule in words"}`;
  const more = others.slice(0, 3).map((id) => `{{${id}}}`);
  return more.length === 0
    ? `write {{${first}}} if it is that fact`
    : `write {{${first}}}, or the one that is meant of ${more.join(", ")}`;
}
