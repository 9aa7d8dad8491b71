import { createHash, randomBytes } from "node:crypto";

/** 128 random bits, as a link carries them. */
export function createToken(): string {
  return randomBytes(16).toString("base64url");
}

/** What is stored of a token. It is random, so a plain hash cannot be searched for it. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Whether a text from a link can be a token; anything else is not looked up. */
export function isToken(text: string | null): text is string {
  return text !== null && /^[A-Za-z0-9_-]{22}$/.test(text);
}
