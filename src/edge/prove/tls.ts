import { once } from "node:events";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import { connect } from "node:tls";
import { ask } from "./ask.ts";
import type { Bench, CheckResult } from "./check.ts";
import { withEdge } from "./check.ts";
import type { RunningEdge } from "./running-edge.ts";

/** The door with TLS: which versions and protocols, whether people who return are known, where http leads. */
export function checkTls(bench: Bench): Promise<CheckResult[]> {
  return withEdge(bench, async (edge) => {
    const found: [what: string, is: string, should: string][] = [];
    const first = await greet(edge, { ALPNProtocols: ["h2", "http/1.1"] });
    found.push(["version", first.version, "TLSv1.3"], ["protocol", first.protocol, "h2"]);
    const second = await greet(edge, { ...first.session, ALPNProtocols: ["h2"] });
    found.push(["returning visitor", second.reused ? "known" : "new", "known"]);
    const older = await greet(edge, { maxVersion: "TLSv1.2" });
    found.push(["TLS 1.2", older.version, "TLSv1.2"]);
    const oldest = await greet(edge, {
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "DEFAULT:@SECLEVEL=0",
    });
    found.push(["TLS 1.1", oldest.version, "refused"]);
    const stranger = await greet(edge, { servername: "other.example" });
    found.push(["another name", stranger.version, "refused"]);
    const plain = await ask({ port: edge.plainPort, host: "localhost" }, { path: "/en/?q=1" });
    found.push([
      "http",
      `${plain.status} ${plain.headers.location}`,
      "301 https://localhost/en/?q=1",
    ]);
    const wrong = found.filter(([, is, should]) => is !== should);
    return [
      {
        name: "TLS: versions, h2, tickets, other names, http",
        saw: found.map(([what, is]) => `${what} ${is}`).join(", "),
        originRequests: null,
        worstMs: null,
        expected: wrong.map(([what, , should]) => `${what} ${should}`).join(", "),
        holds: wrong.length === 0,
      },
    ];
  });
}

interface Greeting {
  version: string;
  protocol: string;
  reused: boolean;
  /** What a returning visitor brings. */
  session: { session?: Buffer };
}

/** One handshake and one request, so that a ticket has come; `refused` where there is no handshake. */
async function greet({ door }: RunningEdge, options: ConnectionOptions): Promise<Greeting> {
  const socket: TLSSocket = connect({
    host: "127.0.0.1",
    port: door.port,
    servername: door.host,
    ...(door.ca === undefined ? {} : { ca: door.ca }),
    ...options,
  });
  const ticket: { session?: Buffer } = {};
  socket.on("session", (session) => (ticket.session = session));
  try {
    await once(socket, "secureConnect");
    const greeting = {
      version: socket.getProtocol() ?? "none",
      protocol: String(socket.alpnProtocol),
      reused: socket.isSessionReused(),
      session: ticket,
    };
    if (ticket.session === undefined)
      await Promise.race([once(socket, "session"), new Promise((go) => setTimeout(go, 1000))]);
    return greeting;
  } catch {
    return { version: "refused", protocol: "none", reused: false, session: {} };
  } finally {
    socket.destroy();
  }
}
