import type { InBoth, Language } from "../../guidance/language.ts";

/** The words of mails in one language; `{…}` are filled in. */
export interface MailWords {
  /** `{link}` confirms, `{leave}` erases the address now or at any later time. */
  confirm: { subject: string; text: string };
  /** `before` stands over the list of changes, `after` under it. */
  digest: { subject: string; before: string; after: string };
}

/** One change, as a subscriber reads it. */
export interface ToldChange {
  title: string;
  note: string;
  /** Path of the page on the site. */
  address: string;
}

/** A mail without its recipient. Nothing that a visitor typed stands in it. */
export interface Letter {
  subject: string;
  text: string;
  language: Language;
  /** Where leaving takes one request (RFC 8058). */
  leaveUrl: string;
}

/** What letters are made of. */
export interface LetterParts {
  words: InBoth<MailWords>;
  /** `https://…` of the site, without a slash at the end. */
  origin: string;
}

/** Asks whether the address was given by the person who reads its mail. */
export function toConfirmLetter(
  { words, origin }: LetterParts,
  { language, token, leaveToken }: { language: Language; token: string; leaveToken: string },
): Letter {
  const { subject, text } = words[language].confirm;
  const url = `${origin}/api/confirm?token=${token}&language=${language}`;
  const leaveUrl = toLeaveUrl(origin, leaveToken, language);
  const written = text.replace("{link}", () => url).replace("{leave}", () => leaveUrl);
  return { subject, text: written, language, leaveUrl };
}

/** Tells what changed on the pages that a subscriber chose. */
export function toDigestLetter(
  { words, origin }: LetterParts,
  { language, token, changes }: { language: Language; token: string; changes: ToldChange[] },
): Letter {
  const { subject, before, after } = words[language].digest;
  const leaveUrl = toLeaveUrl(origin, token, language);
  const list = changes.map(({ title, note, address }) => `${title}\n${note}\n${origin}${address}`);
  const text = [before, ...list, after.replace("{link}", () => leaveUrl)].join("\n\n");
  return { subject, text, language, leaveUrl };
}

function toLeaveUrl(origin: string, token: string, language: Language): string {
  return `${origin}/api/leave?token=${token}&language=${language}`;
}
