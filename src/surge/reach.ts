import { lookup } from "node:dns/promises";
import { connect } from "node:net";
import { Refusal } from "../cli/refusal.ts";
import { agreeOnProtocol } from "./http/agree-on-protocol.ts";
import { isPrivate } from "./permission.ts";
import type { Permission } from "./permission.ts";
import { demandPermission } from "./permit.ts";
import { toBareHost } from "./target.ts";
import type { Target } from "./target.ts";

const CONNECT_MS = 3000;

/** A target, and what its owner permits: null for one that needs no permission. */
export interface Reached {
  target: Target;
  permission: Permission | null;
}

/**
 * Looks the target up, makes sure that something listens there, and that it may be sent a crowd: what counts is where the name
 * leads, so every one of its addresses has to be private, else its permission file decides. Throws a Refusal.
 */
export async function reachTarget(url: URL): Promise<Reached> {
  const addresses = await findAddresses(url);
  const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
  const faults: string[] = [];
  // localhost may be ::1 or 127.0.0.1, and a server may listen on one of them only.
  for (const address of addresses) {
    const fault = await tryConnect(address, port);
    if (fault === null) {
      const protocol = url.protocol === "https:" ? await agreeOnProtocol(url, address) : "h1";
      const target = { origin: url.origin, address, protocol } as const;
      const permission = addresses.every(isPrivate) ? null : await demandPermission(target);
      return { target, permission };
    }
    faults.push(`${address} port ${port}: ${fault}`);
  }
  throw new Refusal(
    `${url.origin} does not answer (${faults.join("; ")}). Start the site first, for example with npm start, or correct --target.`,
  );
}

/** Those of the addresses on which nothing listens. */
export async function findDeaf(hosts: readonly string[], port: number): Promise<string[]> {
  const faults = await Promise.all(hosts.map((host) => tryConnect(host, port)));
  return hosts.filter((_, index) => faults[index] !== null);
}

async function findAddresses(url: URL): Promise<string[]> {
  try {
    return (await lookup(toBareHost(url), { all: true })).map(({ address }) => address);
  } catch (error) {
    throw new Refusal(
      `${url.origin} cannot be found (${(error as NodeJS.ErrnoException).code}); correct the host in --target.`,
    );
  }
}

/** Null when a connection could be made, else what went wrong. */
function tryConnect(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_MS });
    const settle = (fault: string | null): void => {
      socket.destroy();
      resolve(fault);
    };
    socket.once("connect", () => settle(null));
    socket.once("timeout", () => settle(`no answer in ${CONNECT_MS / 1000} s`));
    socket.once("error", (error: NodeJS.ErrnoException) => {
      settle(error.code === "ECONNREFUSED" ? "connection refused" : (error.code ?? error.message));
    });
  });
}
