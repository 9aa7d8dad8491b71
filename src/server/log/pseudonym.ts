import { createHmac } from "node:crypto";

/** Most names remembered at once; a name costs a hash, so visitors who stay are looked up. */
const remembered = 20_000;

/**
 * A name for a client address that stays the same for a day (UTC). The key of the day is made from `masterKey`, which is random
 * and is never written anywhere, so the log can be replayed by visit and holds no address that could be found again.
 */
export function createPseudonyms(masterKey: Buffer): (address: string, nowMs: number) => string {
  let day = -1;
  let secret = Buffer.alloc(0);
  const names = new Map<string, string>();
  return (address, nowMs) => {
    const today = Math.floor(nowMs / 86_400_000);
    if (today !== day) {
      [day, secret] = [today, createHmac("sha256", masterKey).update(String(today)).digest()];
      names.clear();
    }
    const known = names.get(address);
    if (known !== undefined) return known;
    const name = `v${createHmac("sha256", secret).update(address).digest("hex").slice(0, 12)}`;
    if (names.size >= remembered) names.clear();
    names.set(address, name);
    return name;
  };
}
