import { createHmac, hash } from "node:crypto";

/**
 * A name for a client address that stays the same for a day (UTC). The key of the day is made from `masterKey`, which is random
 * and is never written anywhere, so the log can be replayed by visit and holds no address that could be found again.
 */
export function createPseudonyms(masterKey: Buffer): (address: string, nowMs: number) => string {
  let day = -1;
  let secret = "";
  return (address, nowMs) => {
    const today = Math.floor(nowMs / 86_400_000);
    if (today !== day) {
      [day, secret] = [today, createHmac("sha256", masterKey).update(String(today)).digest("hex")];
    }
    // 48 of 256 bits, so nothing can be added to an address and hashed on (the flaw of a hash that begins with its key); an
    // HMAC costs four times as much. No name is remembered: in a flood every request comes from somebody new, and a list of them
    // would grow old and be collected with the old generation.
    return `v${hash("sha256", secret + address).slice(0, 12)}`;
  };
}
