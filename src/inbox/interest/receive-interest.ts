import type { Language } from "../../guidance/language.ts";
import type { Markup } from "../plain-page.ts";
import { markup, plainPage } from "../plain-page.ts";
import { badBody, languageAsked, notKept, problem, toDetail } from "../problem.ts";
import type { Body } from "../read-body.ts";
import { readBody } from "../read-body.ts";
import { isSameSite } from "../same-site.ts";
import type { Interest } from "./interest-schema.ts";
import { interestSchema } from "./interest-schema.ts";
import type { InterestAnswers, Told } from "./interest-words.ts";

/** What receiving needs from its surroundings. */
export interface InterestReception extends InterestAnswers {
  /** Puts the wish on disk; rejects when it could not. What becomes of it is decided later and elsewhere. */
  add: (interest: Interest) => Promise<void>;
  /** Counts a registration of whoever sent these headers: null, or the seconds to wait. */
  wait: (headers: Headers) => number | null;
}

/**
 * A wish to hear of changes → its answer. Whether the address is known is not looked up here, so neither the answer nor the time
 * it takes can tell (mail/clerk.ts decides what is mailed).
 */
export async function receiveInterest(
  request: Request,
  reception: InterestReception,
): Promise<Response> {
  if (!isSameSite(request.headers))
    return problem(403, "Forbidden", "Register from a page of this site.");
  const body = await readBody(request);
  if (body.kind === "unsupported" || body.kind === "malformed") return badBody(body.kind);
  const result = interestSchema.safeParse(body.fields);
  const asked = languageAsked(request);
  const unknown = result.data?.topics.find((topic) =>
    reception.topics.every(({ id }) => id !== topic),
  );
  if (!result.success || unknown !== undefined) {
    const detail = result.success
      ? "topics: names no subject of this site"
      : toDetail(result.error);
    if (body.kind === "json") return problem(400, "Bad Request", detail);
    return formAgain({ status: 400, language: asked, told: "notSent", body, reception });
  }
  const { website: _trap, filledInMs: _speed, ...interest } = result.data;
  // A form with a mistake is not counted: whoever mends it is not refused for it.
  const waitS = reception.wait(request.headers);
  if (waitS !== null) return tooMany(waitS);
  try {
    await reception.add(interest);
  } catch {
    // The same where the store is away and where too many wait (NoRoom): neither depends on the address.
    if (body.kind === "json")
      return problem(503, "Service Unavailable", "Nothing was stored. Try again later.");
    return formAgain({ status: 503, language: asked, told: "notStored", body, reception });
  }
  if (body.kind === "json") return Response.json({}, { status: 202, headers: notKept });
  const Location = reception.sent[interest.language];
  return new Response(null, { status: 303, headers: { Location, ...notKept } });
}

/** The static worker makes the page of it, with the visitor's words. */
function tooMany(waitS: number): Response {
  return new Response(null, {
    status: 429,
    headers: { "Retry-After": String(waitS), ...notKept },
  });
}

interface FormAgain {
  status: number;
  language: Language;
  told: "notSent" | "notStored";
  body: Body & { fields: unknown };
  reception: InterestReception;
}

/** The form with what was typed and chosen, under what is wrong with it. */
function formAgain({ status, language, told, body, reception }: FormAgain): Response {
  const words = reception.words[language];
  const { title, text }: Told = words[told];
  const fields = new Map(Object.entries(body.fields ?? {}));
  const address: unknown = fields.get("address");
  const chosen = [fields.get("topics") ?? []].flat();
  const choices: Markup[] = reception.topics.map(
    ({ id, names }) =>
      markup`<p><label><input type="checkbox" name="topics" value="${id}"${chosen.includes(id) ? markup` checked` : ""}> ${names[language]}</label></p>`,
  );
  const form = markup`<p role="alert">${text}</p><form method="post" action="/api/interest?language=${language}"><input type="hidden" name="language" value="${language}"><p><label for="address">${words.address}</label> <input id="address" name="address" type="email" autocomplete="email" required size="40" value="${typeof address === "string" ? address : ""}"></p><fieldset><legend>${words.topics}</legend>${choices}</fieldset><p><button>${words.send}</button></p></form>`;
  return plainPage({ status, language, title, home: words.home, body: [form] });
}
