import type { Language } from "../../../guidance/language.ts";
import { leastFillMs } from "../../../inbox/feedback-schema.ts";
import type { FormWords } from "../../scripts/inbox/form-words.ts";
import { siteCorpus } from "../../site-corpus.ts";

/** What the script of the forms says: the very words of the pages that people without script are sent to. */
export function formWords(language: Language): FormWords {
  const { words } = siteCorpus();
  const { thanks, interestSent, busy } = words.standing;
  const standing = (of: typeof thanks) => {
    const { title, description } = of[language];
    return { title, text: description };
  };
  const everywhere = {
    often: words.keptBecause.often[language],
    busy: standing(busy),
    lost: words.formNotReached[language],
  };
  const { notSent, notStored } = words.interest[language];
  return {
    leastFillMs,
    left: words.charactersLeft[language],
    sending: words.formSending[language],
    removed: words.feedbackRemoved[language],
    feedback: {
      taken: standing(thanks),
      notTaken: words.feedbackNotSent[language],
      closed: words.feedbackClosed[language],
      notStored: words.feedbackNotStored[language],
      ...everywhere,
    },
    interest: {
      taken: standing(interestSent),
      notTaken: notSent,
      closed: notSent,
      notStored,
      ...everywhere,
    },
  };
}
