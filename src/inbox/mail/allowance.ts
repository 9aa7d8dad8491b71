/** How many mails may go out at a rate, tick by tick. */
export interface Allowance {
  /** A tick begins: how many may be sent in it. */
  most(tickMs: number): number;
  /** That many were. */
  used(mails: number): void;
}

/**
 * At most `perMinute` mails in a minute, also where that is less than one a tick: what a tick may not send yet counts for the
 * next one. What a quiet hour did not send is not sent in a rush.
 */
export function createAllowance(perMinute: number): Allowance {
  let saved = 1;
  return {
    most(tickMs) {
      const gained = (perMinute * tickMs) / 60_000;
      saved = Math.min(saved + gained, Math.max(1, Math.ceil(gained)));
      return Math.floor(saved);
    },
    used(mails) {
      saved -= mails;
    },
  };
}
