import { Refusal } from "./refusal.ts";

/** A reader of whole numbers in decimal digits within the bounds, for an option's row. */
export function wholeNumber(bounds: { least: number; most: number }): (text: string) => number {
  return (text) => {
    const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
    return within(value, bounds, "a whole number");
  };
}

/** A reader of numbers, with a decimal point if need be, within the bounds. */
export function decimalNumber(bounds: { least: number; most: number }): (text: string) => number {
  return (text) => {
    const value = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return within(value, bounds, "a number");
  };
}

function within(
  value: number,
  { least, most }: { least: number; most: number },
  kind: string,
): number {
  if (value >= least && value <= most) return value;
  throw new Refusal(`must be ${kind} from ${least} to ${most}`);
}
