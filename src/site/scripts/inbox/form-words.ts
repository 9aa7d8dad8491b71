/** What happened, and what it means. */
interface Told {
  title: string;
  text: string;
}

/** What can come of sending a form; `busy` where the server took no forms, `lost` where no answer came. */
export const outcomes = [
  "taken",
  "notTaken",
  "closed",
  "notStored",
  "often",
  "busy",
  "lost",
] as const;
export type Outcome = (typeof outcomes)[number];

/** What the script of the forms says in one language and must know, in the file that it fetches. */
export interface FormWords {
  /** A form that is sent sooner after its page was asked for is taken for a robot's. */
  leastFillMs: number;
  /** `{count}` is replaced. */
  left: string;
  sending: string;
  /** Added where something that identifies people was removed from the words. */
  removed: string;
  feedback: Record<Outcome, Told>;
  interest: Record<Outcome, Told>;
}
