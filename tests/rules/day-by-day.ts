/** Days as text, walked one at a time: the slow and obvious calendar that the rules are compared with. */

export function nextDay(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

export function plusDays(day: string, many: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + many);
  return date.toISOString().slice(0, 10);
}

/** The same date in another year; 1 March where the year has no 29 February. */
export function inYear(day: string, step: number): string {
  const year = Number(day.slice(0, 4)) + step;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day.endsWith("-02-29") && !isLeap ? `${year}-03-01` : `${year}${day.slice(4)}`;
}

/** Every day from `from` to `to`, both included. */
export function* eachDay(from: string, to: string): Generator<string> {
  for (let day = from; day <= to; day = nextDay(day)) yield day;
}

export interface SlowTrip {
  left: string;
  back: string | null;
}

/** True on a full day away. */
export function isAway(day: string, { left, back }: SlowTrip): boolean {
  return day > left && (back === null || day < back);
}
