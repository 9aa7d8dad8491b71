const WHOLE = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const ONE_DECIMAL = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** `1,204` */
export function toCount(value: number): string {
  return WHOLE.format(value);
}

/** `1 page`, `1,204 pages` */
export function toNumbered(value: number, noun: string): string {
  return `${toCount(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** `2.2`, and `1,204` when a decimal says nothing. */
export function toRough(value: number): string {
  return (Math.abs(value) < 100 ? ONE_DECIMAL : WHOLE).format(value);
}

/** `0.45 ms`, `12.3 ms`, `1,204 ms`: three digits where they mean something. */
export function toMs(timeMs: number): string {
  if (timeMs >= 99.95) return `${WHOLE.format(timeMs)} ms`;
  return `${timeMs.toFixed(timeMs < 9.995 ? 2 : 1)} ms`;
}

/** `90 s`, `12 min`, `3 h 5 min` */
export function toDuration(seconds: number): string {
  if (seconds < 120) return `${toRough(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  return minutes % 60 === 0
    ? `${minutes / 60} h`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `812 B`, `14.2 kB`, `1.3 MB`: thousands, as network equipment counts. */
export function toBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
