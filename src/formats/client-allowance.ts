/**
 * What a client may ask of one kind of work in a minute, as the static workers tell it to the dynamic one. The figure travels
 * with the request, so it is written in one place (server/dynamic/rate.ts) and cannot differ between the two counts.
 */
export interface ClientAllowance {
  /** The kind of work: a short word. */
  of: string;
  perMinute: number;
  /** An IPv4 address, or the /64 of an IPv6 address; any text without a line break. */
  client: string;
}

/** The header it travels in, from process to process of one machine; what a visitor sends by this name is never passed on. */
export const allowanceHeader = "x-freshet-allowance";

/** `feedback 6 192.0.2.1` */
export function writeAllowance({ of, perMinute, client }: ClientAllowance): string {
  return `${of} ${perMinute} ${client}`;
}

/** The allowance in a header, or null where there is none. */
export function parseAllowance(text: string | null): ClientAllowance | null {
  const [, of, perMinute, client] = /^([a-z]+) ([1-9]\d{0,5}) (.+)$/.exec(text ?? "") ?? [];
  if (of === undefined || client === undefined) return null;
  return { of, perMinute: Number(perMinute), client };
}
