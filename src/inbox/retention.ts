/** How long the inbox keeps what it was sent. The privacy page prints these; store/purge.ts and mail/letter-files.ts keep them. */
export const retention = {
  /** Opinions. */
  feedbackDays: 400,
  /** Addresses that nobody confirmed. */
  unconfirmedHours: 48,
  /** Letters as files, where no mail server sends them. */
  letterHours: 48,
  /** How long the link in a confirmation works. */
  confirmHours: 24,
  /** The keyed hash by which confirmations to one address are counted. */
  mailedDays: 30,
} as const;

/** The time so many hours before `now`, as it is stored. */
export function hoursBefore(now: Date, hours: number): string {
  return new Date(now.getTime() - hours * 3_600_000).toISOString();
}
