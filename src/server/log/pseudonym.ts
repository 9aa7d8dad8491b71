import { createHmac, hash } from "node:crypto";

/** Most names remembered at once; a name costs a hash, so visitors who stay are looked up. */
const remembered = 20_000;

/**
 * A name for a client address that stays the same for a day (UTC). The key of the day is made from `masterKey`, which is random
 * and is never written anywhere, so the log can be replayed by visit and holds no address that could be found again.
 */
export function createPseudonyms(masterKey: Buffer): (address: string, nowMs: number) => string {
  let day = -1;
  let secret = "";
  const names = new Map<string, string>();
  return (address, nowMs) => {
    const today = Math.floor(nowMs / 86_400_000);
    if (today !== day) {
      [day, secret] = [today, createHmac("sha256", masterKey).update(String(today)).digest("hex")];
      names.clear();
    }
    const known = names.get(address);
    if (known !== undefined) return known;
    // 48 of 256 bits, so nothing can be added to an address and hashed on (the flaw of a hash that begins with its key); an
    // HMAC costs four times as much, and in a flood every request comes from somebody new.
    const name = `v${hash("sha256", secret + address).slice(0, 12)}`;
    if (names.size >= remembered) names.clear();
    names.set(address, name);
    return name;
  };
}
