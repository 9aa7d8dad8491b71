import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SendMailOptions } from "nodemailer";
import { createTransport } from "nodemailer";
import type { Letter } from "./letters.ts";

/** What became of a letter. `code` is a reply code or an error name: a server's own words may hold the address. */
export type Posted =
  | { kind: "sent" }
  | { kind: "later"; code: string }
  | { kind: "never"; code: string };

/** Hands letters to the mail server. Never rejects, and ends by its own limits of time. */
export interface Postman {
  post(letter: Letter & { id: string; to: string }): Promise<Posted>;
  close(): void;
}

/** Where mail goes. */
export interface PostOffice {
  /** `smtp://…` or `smtps://…`; without one, letters become files in `folder`. */
  smtp?: string | undefined;
  folder: string;
  from: string;
  origin: string;
}

/** A dead server must not hold a letter for long: the next one may be for another server behind the same relay. */
const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export function createPostman(office: PostOffice): Postman {
  return office.smtp === undefined ? fileWriter(office) : smtpSender(office, office.smtp);
}

function smtpSender(office: PostOffice, url: string): Postman {
  const pooled = { pool: true, maxConnections: 2, maxMessages: 100 } as const;
  const transport = createTransport({ url, ...pooled, ...limits, ...closed });
  return {
    async post(letter) {
      try {
        await transport.sendMail(toMessage(letter, office));
        return { kind: "sent" };
      } catch (error) {
        return toPosted(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Nothing in a letter may make the mailer read a file or an address. */
const closed = { disableFileAccess: true, disableUrlAccess: true } as const;

/** Letters as files that mail programs open; they hold addresses and secrets, so only the owner may read them. */
function fileWriter(office: PostOffice): Postman {
  const transport = createTransport({ streamTransport: true, buffer: true, ...closed });
  return {
    async post(letter) {
      try {
        const { message } = await transport.sendMail(toMessage(letter, office));
        mkdirSync(office.folder, { recursive: true, mode: 0o700 });
        const path = join(office.folder, `${letter.id}.eml`);
        writeFileSync(`${path}.part`, message as Buffer, { mode: 0o600 });
        renameSync(`${path}.part`, path);
        return { kind: "sent" };
      } catch (error) {
        return { kind: "later", code: codeOf(error) };
      }
    },
    close: () => transport.close(),
  };
}

function toMessage(
  letter: Letter & { id: string; to: string },
  office: PostOffice,
): SendMailOptions {
  const { id, to, subject, text, language, leaveUrl } = letter;
  const leaving = {
    "List-Unsubscribe": `<${leaveUrl}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
  return {
    from: office.from,
    to,
    subject,
    text,
    // The same letter sent twice, after a crash, is seen as one by programs that compare identifiers (RFC 5322, 3.6.4).
    messageId: `<${id}@${new URL(office.origin).hostname}>`,
    // No answer from "out of office" programs (RFC 3834).
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": language, ...leaving },
  };
}

/** Only a refusal of this recipient or this text is final (RFC 5321, 4.2.1); a refused login or greeting may be mended. */
function toPosted(error: unknown): Posted {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const isAboutLetter = code === "EENVELOPE" || code === "EMESSAGE";
  if (isAboutLetter && responseCode !== undefined && responseCode >= 500)
    return { kind: "never", code: String(responseCode) };
  return { kind: "later", code: responseCode === undefined ? codeOf(error) : String(responseCode) };
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : "unknown";
}
