import type { InBoth } from "../../../src/guidance/language.ts";
import type { MailWords } from "../../../src/inbox/mail/letters.ts";

/** Words for letters of the tests. */
export const mailWords: InBoth<MailWords> = {
  en: {
    confirm: { subject: "Confirm your address", text: "Open {link} to confirm." },
    digest: { subject: "Changes", before: "These pages changed.", after: "To leave, open {link}." },
  },
  fr: {
    confirm: {
      subject: "Confirmez votre adresse « courriel »",
      text: "Ouvrez {link} pour confirmer, à bientôt.",
    },
    digest: {
      subject: "Changements",
      before: "Ces pages ont changé.",
      after: "Pour partir, ouvrez {link}.",
    },
  },
};
