import type { Reception } from "../inbox/receive-feedback.ts";
import { siteCorpus } from "./site-corpus.ts";

/** What the feedback endpoint says, taken from the content when the site is built. */
export function feedbackAnswers(): Pick<Reception, "thanks" | "notSent"> {
  const { places, words } = siteCorpus();
  const thanks = places.find(({ kind }) => kind === "thanks");
  if (thanks === undefined) throw new Error("There is no thank-you page");
  return { thanks: thanks.addresses, notSent: words.feedbackNotSent };
}
