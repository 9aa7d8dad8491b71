import { lookup } from "node:dns/promises";
import { connect } from "node:net";
import { Refusal } from "../cli/refusal.ts";
import { assertPermitted, toBareHost } from "./target.ts";
import type { Target } from "./target.ts";

const CONNECT_MS = 3000;

/** Looks the target up, checks that it may be used, and makes sure that something listens there. Throws a Refusal. */
export async function reachTarget(
  url: URL,
  permittedHosts: readonly string[] | null,
): Promise<Target> {
  const addresses = await findAddresses(url);
  assertPermitted(url, addresses, permittedHosts);
  const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
  const faults: string[] = [];
  // localhost may be ::1 or 127.0.0.1, and a server may listen on one of them only.
  for (const address of addresses) {
    const fault = await tryConnect(address, port);
    if (fault === null) return { origin: url.origin, address };
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
