import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { InBoth, Language } from "../../../guidance/language.ts";
import { otherLanguage } from "../../../guidance/language.ts";
import type { Inbox } from "../../../inbox/inbox.ts";
import { createInbox } from "../../../inbox/inbox.ts";
import { PageResponse } from "../../../inbox/plain-page.ts";
import { readSettings } from "../../../inbox/settings.ts";
import type { TendingCounts } from "../../../inbox/tending.ts";
import { startTending } from "../../../inbox/tending.ts";
import type { Frame } from "./_page-frame.ts";
import { putInFrame } from "./_page-frame.ts";

let running: { inbox: Inbox; counts: Readonly<TendingCounts> } | undefined;

/** The inbox of this process, opened with the first request for it, so that pages can be rendered where nothing can be written. */
export function runningInbox(): { inbox: Inbox; counts: Readonly<TendingCounts> } {
  if (running === undefined) {
    const settings = readSettings(process.env);
    const inbox = createInbox({ settings, words: FEEDBACK_ANSWERS.mail, now: () => new Date() });
    running = { inbox, counts: startTending(inbox) };
  }
  return running;
}

/** Where the dynamic worker stands when it finds this entry. */
const client = join(process.cwd(), "dist", "site", "client");

/** The built page of an address. Throws when the build cannot be read. */
export function readBuiltPage(address: string): string {
  return readFileSync(join(client, address, "index.html"), "utf8");
}

let frames: InBoth<Frame> | undefined;

/** An answer of the inbox as the site shows it. Where the built pages cannot be read it stays as plain as it is. */
export function asOfTheSite(answer: Response): Response {
  if (!(answer instanceof PageResponse)) return answer;
  const { status, headers, page } = answer;
  try {
    frames ??= readFrames();
    return new Response(putInFrame(frames[page.language], page), { status, headers });
  } catch {
    return answer;
  }
}

function readFrames(): InBoth<Frame> {
  const { sent } = FEEDBACK_ANSWERS.interest;
  const read = (language: Language): Frame => ({
    html: readBuiltPage(sent[language]),
    twin: sent[otherLanguage(language)],
  });
  return { en: read("en"), fr: read("fr") };
}
