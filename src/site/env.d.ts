/** Set by astro.config.ts from the content folder, which the built server no longer reads. */
declare const FEEDBACK_ANSWERS: import("./feedback-answers.ts").InboxAnswers;
