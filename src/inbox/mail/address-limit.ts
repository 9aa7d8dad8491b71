import { createHmac } from "node:crypto";
import type { Tables } from "../store/database.ts";
import { hoursBefore } from "../retention.ts";

/**
 * Confirmations that one address may be sent. A form that mails whoever is named in it is a weapon against them
 * ("subscription bombing"); the limit holds however many clients send the form.
 */
const limits = [
  { most: 1, hours: 24 },
  { most: 3, hours: 30 * 24 },
] as const;

/** Under which an address is counted: a keyed hash, without what stands after a `+`, which leads to the same person. */
export async function toLimitKey(tables: Tables, address: string): Promise<string> {
  const { value } = await tables
    .selectFrom("secret")
    .select("value")
    .where("name", "=", "address-key")
    .executeTakeFirstOrThrow();
  return createHmac("sha256", value)
    .update(address.replace(/\+[^@]*@/, "@"))
    .digest("base64url");
}

/** Whether one more confirmation may go to the address of this key. */
export async function mayConfirm(tables: Tables, key: string, now: Date): Promise<boolean> {
  const sent = await tables
    .selectFrom("mailed")
    .select("sent")
    .where("address_hash", "=", key)
    .execute();
  return limits.every(
    ({ most, hours }) => sent.filter((each) => each.sent > hoursBefore(now, hours)).length < most,
  );
}
