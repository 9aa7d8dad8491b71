/** Minutes after midnight of `21:30`; `25:00` is one o'clock on the next day. Null when the text is not such a time. */
export function parseClockTime(text: string): number | null {
  const parts = /^(\d{1,3}):([0-5]\d)$/.exec(text);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}

/** `21:30`, from minutes after midnight. */
export function toClockTime(minutes: number): string {
  const whole = Math.floor(minutes);
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}
