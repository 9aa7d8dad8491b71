import type { InBoth, Language } from "../../guidance/language.ts";
import { otherLanguage } from "../../guidance/language.ts";
import { markup, plainPage } from "../plain-page.ts";
import { languageAsked, problem } from "../problem.ts";
import { isSameSite } from "../same-site.ts";
import type { Asked, InterestWords, Told } from "./interest-words.ts";
import { isToken } from "./token.ts";

/** What following a link needs from its surroundings. */
export interface LinkDesk {
  words: InBoth<InterestWords>;
  /** Uses a token up: true when it stood for something. Rejects when that cannot be found out now. */
  use: (token: string) => Promise<boolean>;
}

/** The page behind a link that was mailed. Showing it changes nothing: mail scanners open every link. */
export function showConfirm(request: Request, words: InBoth<InterestWords>): Response {
  const language = languageAsked(request);
  return button(request, language, { path: "/api/confirm", asked: words[language].confirm, words });
}

/** The same for leaving. */
export function showLeave(request: Request, words: InBoth<InterestWords>): Response {
  const language = languageAsked(request);
  return button(request, language, { path: "/api/leave", asked: words[language].leave, words });
}

/** The button of a confirmation: done, or no longer valid. */
export async function confirm(request: Request, { words, use }: LinkDesk): Promise<Response> {
  if (!isSameSite(request.headers))
    return problem(403, "Forbidden", "Confirm from the page that the link opens.");
  const language = languageAsked(request);
  const token = tokenOf(request);
  return told(language, words, async () => {
    const done = isToken(token) && (await use(token));
    return done
      ? { status: 200, ...words[language].confirmed }
      : { status: 410, ...words[language].expired };
  });
}

/**
 * Leaving, by the button or by a mail program on its own (RFC 8058: it posts to the address in List-Unsubscribe, with a body
 * that says nothing more). Whoever holds the token may; who has left already is told the same.
 */
export async function leave(request: Request, { words, use }: LinkDesk): Promise<Response> {
  const language = languageAsked(request);
  const token = tokenOf(request);
  return told(language, words, async () => {
    if (isToken(token)) await use(token);
    return { status: 200, ...words[language].left };
  });
}

async function told(
  language: Language,
  words: InBoth<InterestWords>,
  act: () => Promise<Told & { status: number }>,
): Promise<Response> {
  const { home, notStored } = words[language];
  const { status, title, text } = await act().catch(() => ({ status: 503, ...notStored }));
  return plainPage({ status, language, title, home, body: [markup`<p>${text}</p>`] });
}

interface Button {
  path: string;
  asked: Asked;
  words: InBoth<InterestWords>;
}

function button(request: Request, language: Language, { path, asked, words }: Button): Response {
  const token = tokenOf(request);
  const { home, expired } = words[language];
  const other = otherLanguage(language);
  if (!isToken(token)) {
    const body = [markup`<p>${expired.text}</p>`];
    const twin = `${path}?language=${other}`;
    return plainPage({ status: 404, language, title: expired.title, home, body, twin });
  }
  const body = [
    markup`<p>${asked.text}</p><form method="post" action="${path}?token=${token}&language=${language}"><button>${asked.button}</button></form>`,
  ];
  const twin = `${path}?token=${token}&language=${other}`;
  return plainPage({ status: 200, language, title: asked.title, home, body, twin });
}

function tokenOf(request: Request): string | null {
  return new URL(request.url).searchParams.get("token");
}
