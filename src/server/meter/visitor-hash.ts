import { createHmac } from "node:crypto";
import { toClientKey } from "../dynamic/client-key.ts";

/** 64 bits that stand for one visitor, as two unsigned numbers. */
export interface VisitorHash {
  high: number;
  low: number;
}

/** Most hashes remembered at once; a hash costs some microseconds, so visitors who stay are looked up. */
const remembered = 20_000;

/**
 * Keyed hashes of client addresses, for counting people and nothing else. The key is made from `masterKey`, which is random, the
 * same in all workers and in no file. It is not the key of the log's names: those change at midnight UTC, which is the evening in
 * Canada, and everybody would be counted twice then; and nobody can find a person of the log in here.
 */
export function createVisitorHashes(masterKey: Buffer): (address: string) => VisitorHash {
  const key = createHmac("sha256", masterKey).update("visitors now").digest();
  const hashes = new Map<string, VisitorHash>();
  return (address) => {
    const known = hashes.get(address);
    if (known !== undefined) return known;
    const digest = createHmac("sha256", key).update(toClientKey(address)).digest();
    const hash = { high: digest.readUInt32BE(0), low: digest.readUInt32BE(4) };
    if (hashes.size >= remembered) hashes.clear();
    hashes.set(address, hash);
    return hash;
  };
}
