import { BlockList, isIP } from "node:net";
import { z } from "zod";

/** Where a site that is neither on this machine nor on a private network permits a load test (a well-known address, RFC 8615). */
export const PERMISSION_PATH = "/.well-known/load-test-permission.json";

/** What the file has to say. Other fields are left alone. */
const permissionSchema = z.object({
  /** The permission ends here: ISO 8601 with its zone. */
  until: z.iso.datetime({
    offset: true,
    error: 'must be a moment with its zone, such as "2026-11-24T06:00:00Z"',
  }),
  /** Most requests a second, of all machines together, over ten seconds. */
  requestsPerSecond: z.number().positive(),
  /** Who to call when it goes wrong. */
  contact: z.string().trim().min(3),
});

/** What the owner of a site permits. */
export interface Permission {
  untilMs: number;
  requestsPerSecond: number;
  contact: string;
}

/** An example for the owner to copy: valid for a day from that moment (milliseconds since 1970). */
export function toExample(nowMs: number): string {
  const until = new Date(nowMs + 86_400_000).toISOString().replace(/:\d\d\.\d+Z$/, ":00Z");
  return JSON.stringify({ until, requestsPerSecond: 500, contact: "ops@example.org" });
}

/** Reads the file, or says what is wrong with it at that moment (milliseconds since 1970). */
export function parsePermission(text: string, nowMs: number): Permission | { error: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { error: "is not JSON" };
  }
  const checked = permissionSchema.safeParse(read);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return { error: `has a wrong ${issue?.path.join(".") || "shape"}: ${issue?.message}` };
  }
  const { until, requestsPerSecond, contact } = checked.data;
  const untilMs = Date.parse(until);
  return untilMs > nowMs ? { untilMs, requestsPerSecond, contact } : { error: `ended at ${until}` };
}

/** What a plan asks for that the permission does not give, and what to do; empty when it is within. */
export function findExcess(
  { untilMs, requestsPerSecond, contact }: Permission,
  plan: { requestsPerSecond: number; endMs: number },
): string[] {
  const excess: string[] = [];
  if (plan.requestsPerSecond > requestsPerSecond)
    excess.push(
      `It permits ${requestsPerSecond} requests a second, and the plan has up to ${Math.ceil(plan.requestsPerSecond)}: use fewer --visitors or a lower --speed, or ask ${contact}.`,
    );
  if (plan.endMs > untilMs)
    excess.push(
      `It ends at ${new Date(untilMs).toISOString()}, before the run would: use a shorter run, or ask ${contact}.`,
    );
  return excess;
}

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  PRIVATE.addSubnet(net, bits, "ipv4");
PRIVATE.addAddress("::1", "ipv6");
PRIVATE.addSubnet("fc00::", 7, "ipv6");

/**
 * Whether the address is this machine's own (RFC 1122, 3.2.1.3; RFC 4291, 2.5.3) or of a private network (RFC 1918, RFC 4193):
 * there nobody is reached but who runs the network. An IPv4 address written as IPv6 (RFC 4291, 2.5.5.2) counts as what it is.
 */
export function isPrivate(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && PRIVATE.check(address, family === 6 ? "ipv6" : "ipv4");
}
