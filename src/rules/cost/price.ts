import type { Day } from "../../guidance/calendar.ts";
import type { Fact } from "../../guidance/fact.ts";
import type { CostEdition, FeeLine, Payer, PriceLine } from "./edition.ts";
import type { CostInput } from "./form.ts";

/** What a sum needs of the record of a fact. */
export type AmountRecord = Pick<Fact, "value" | "validFrom" | "validTo" | "reviewed">;

/** The records of the facts that the fees name, by the id of the fact. */
export type Amounts = Readonly<Record<string, readonly AmountRecord[]>>;

/** One fee: `each` and `amount` in dollars; null where the amount was not seen for that day. */
export interface Fee {
  key: string;
  people: number;
  each: number | null;
  amount: number | null;
  /** True when a family pays less than once for each person. */
  capped: boolean;
  /** The day for which the amount was last seen. */
  seen: Day | null;
}

/** What private providers usually ask. */
export interface Price {
  key: string;
  people: number;
  least: number;
  most: number;
}

export interface CostDecision {
  fees: Fee[];
  /** Sum of the known fees. */
  total: number;
  /** False when a fee that is due was not seen: the total is the least. */
  complete: boolean;
  prices: Price[];
  /** Total and prices together. */
  planLeast: number;
  planMost: number;
  /** The earliest day for which one of the amounts was last seen. */
  seen: Day | null;
}

/** The fees of a household on a day, from the records in force on it. Sums are made in cents. */
export function price(input: CostInput, { programs }: CostEdition, amounts: Amounts): CostDecision {
  const program = programs[input.program];
  const valueOf = (id: string) => findAmount(amounts, id, input.on);
  const fees = (program?.fees ?? [])
    .map((fee) => toFee(fee, countPayers(fee.for, input), valueOf))
    .filter(({ people }) => people > 0);
  const prices = (program?.prices ?? []).flatMap((each) =>
    toPrice(each, countPayers(each.for, input), valueOf),
  );
  const total = addUp(fees.map(({ amount }) => amount ?? 0));
  return {
    fees,
    total,
    complete: fees.every(({ amount }) => amount !== null),
    prices,
    planLeast: addUp([total, ...prices.map(({ least }) => least)]),
    planMost: addUp([total, ...prices.map(({ most }) => most)]),
    seen: fees.flatMap(({ seen }) => seen ?? []).toSorted()[0] ?? null,
  };
}

interface Amount {
  value: number;
  seen: Day;
}

/** The amount in force on `day`; both ends of a record's period are inclusive. */
function findAmount(amounts: Amounts, id: string, day: Day): Amount | null {
  const fact = amounts[id]?.find(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === undefined || day <= validTo),
  );
  return typeof fact?.value === "number" ? { value: fact.value, seen: fact.reviewed } : null;
}

function countPayers(payer: Payer, { adults, teens, children }: CostInput): number {
  switch (payer) {
    case "first-adult":
      return Math.min(adults, 1);
    case "other-adults":
      return Math.max(adults - 1, 0);
    case "adults":
      return adults;
    case "minors":
      return teens + children;
    case "fingerprinted":
      return adults + teens;
    case "everyone":
      return adults + teens + children;
  }
}

function toFee(
  { key, fact, familyMost }: FeeLine,
  people: number,
  valueOf: (id: string) => Amount | null,
): Fee {
  const each = fact === null ? null : valueOf(fact);
  if (each === null) return { key, people, each: null, amount: null, capped: false, seen: null };
  const most = familyMost === undefined ? null : valueOf(familyMost);
  const full = inCents(each.value) * people;
  const due = most === null ? full : Math.min(full, inCents(most.value));
  return { key, people, each: each.value, amount: due / 100, capped: due < full, seen: each.seen };
}

function toPrice(
  { key, from, to }: PriceLine,
  people: number,
  valueOf: (id: string) => Amount | null,
): Price[] {
  const [least, most] = [valueOf(from), valueOf(to)];
  if (people === 0 || least === null || most === null) return [];
  return [{ key, people, least: times(least.value, people), most: times(most.value, people) }];
}

const inCents = (dollars: number): number => Math.round(dollars * 100);

const times = (dollars: number, people: number): number => (inCents(dollars) * people) / 100;

function addUp(amounts: readonly number[]): number {
  return amounts.reduce((cents, amount) => cents + inCents(amount), 0) / 100;
}
