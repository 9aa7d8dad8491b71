import { join } from "node:path";
import { z } from "zod";
import type { DatabasePlace } from "./store/database.ts";
import type { PostOffice } from "./mail/postman.ts";

/** Where the inbox is and how it sends mail. */
export interface InboxSettings {
  place: DatabasePlace;
  office: PostOffice;
  /** Mails a minute, all recipients together. */
  mailPerMinute: number;
}

const text = z.string().min(1).optional();

/** The environment variables of the inbox; an empty one is as good as none. */
const environment = z.object({
  /** Folder of the SQLite file and of letters that no server sends. */
  FRESHET_DATA: text.default("var"),
  DATABASE_URL: text.refine(
    (url) => url === undefined || /^postgres(ql)?:\/\//.test(url),
    "DATABASE_URL must be a postgres:// address, or unset for SQLite",
  ),
  FRESHET_SMTP: text.refine(
    (url) => url === undefined || /^smtps?:\/\//.test(url),
    "FRESHET_SMTP must be an smtp:// or smtps:// address, or unset to write letters as files",
  ),
  FRESHET_MAIL_FROM: text.default("Coming to Canada <no-reply@freshet.example>"),
  FRESHET_SITE: z
    .url({ protocol: /^https?$/, error: "FRESHET_SITE must be an http(s) address" })
    .default("https://freshet.example"),
  FRESHET_MAIL_PER_MINUTE: z.coerce
    .number("FRESHET_MAIL_PER_MINUTE must be a number")
    .int()
    .min(1, "FRESHET_MAIL_PER_MINUTE must be from 1 to 6000")
    .max(6000, "FRESHET_MAIL_PER_MINUTE must be from 1 to 6000")
    .default(60),
});

/** Reads the settings. Throws an error that names every variable that is wrong, without its value: it may hold a password. */
export function readSettings(env: Record<string, string | undefined>): InboxSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const { data, error } = environment.safeParse(given);
  if (error) throw new Error(error.issues.map(({ message }) => message).join("; "));
  return {
    place: { folder: data.FRESHET_DATA, url: data.DATABASE_URL },
    office: {
      smtp: data.FRESHET_SMTP,
      folder: join(data.FRESHET_DATA, "outbox"),
      from: data.FRESHET_MAIL_FROM,
      origin: data.FRESHET_SITE.replace(/\/+$/, ""),
    },
    mailPerMinute: data.FRESHET_MAIL_PER_MINUTE,
  };
}
