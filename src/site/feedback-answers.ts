import type { Day } from "../guidance/calendar.ts";
import type { FeedbackReason } from "../guidance/inbox-words.ts";
import { feedbackReasons } from "../guidance/inbox-words.ts";
import type { InBoth, Language } from "../guidance/language.ts";
import type { FeedbackWords } from "../inbox/feedback-form.ts";
import type { InterestAnswers } from "../inbox/interest/interest-words.ts";
import { toTopics } from "../inbox/interest/topics.ts";
import type { MailWords } from "../inbox/mail/letters.ts";
import type { FeedbackAnswers } from "../inbox/receive-feedback.ts";
import { retention } from "../inbox/retention.ts";
import { accessibilityPage } from "./components/accessibility/statement.ts";
import { addressOfStanding, fillIn } from "./components/inbox/inbox-content.ts";
import { siteCorpus } from "./site-corpus.ts";

/** What the endpoints of the inbox say and know of the content, taken from it when the site is built. */
export interface InboxAnswers extends FeedbackAnswers {
  interest: InterestAnswers;
  /** Address of the page with the form for addresses. */
  interestPage: InBoth<string>;
  mail: InBoth<MailWords>;
}

/** Throws when the thank-you page is missing. */
export function feedbackAnswers(): InboxAnswers {
  const { places, words, guide } = siteCorpus();
  const lastDays = [...guide].map(([id, { en }]): [string, Day | null] => [
    id,
    (en as { feedbackUntil?: Day | undefined }).feedbackUntil ?? null,
  ]);
  const { interest, mail } = fillIn(
    { interest: words.interest, mail: words.mail },
    { hours: retention.confirmHours },
  );
  const withHome = (language: Language) => ({ ...interest[language], home: words.home[language] });
  return {
    thanks: addressOfStanding("thanks"),
    notSent: words.feedbackNotSent,
    notStored: words.feedbackNotStored,
    closed: words.feedbackClosed,
    form: { en: toForm("en"), fr: toForm("fr") },
    pages: Object.fromEntries([...lastDays, [accessibilityPage, null]]),
    interest: {
      words: { en: withHome("en"), fr: withHome("fr") },
      topics: toTopics(places),
      sent: addressOfStanding("interestSent"),
    },
    interestPage: addressOfStanding("interest"),
    mail,
  };
}

function toForm(language: Language): FeedbackWords {
  const { words } = siteCorpus();
  const reasons = feedbackReasons.map((reason): [FeedbackReason, string] => [
    reason,
    words.feedbackReasons[reason][language],
  ]);
  return {
    question: words.feedbackQuestion[language],
    yes: words.yes[language],
    no: words.no[language],
    reason: words.feedbackReason[language],
    reasons: Object.fromEntries(reasons) as Record<FeedbackReason, string>,
    words: words.feedbackWords[language],
    hint: words.feedbackHint[language],
    send: words.send[language],
    home: words.home[language],
  };
}
