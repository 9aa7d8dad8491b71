import { isIP } from "node:net";
import { connect } from "node:tls";
import { Refusal } from "../../cli/refusal.ts";

const WAIT_MS = 10_000;

/**
 * Which protocol an https site agrees on with a browser that offers HTTP/2 and HTTP/1.1 (ALPN, RFC 7301). Throws a Refusal when
 * there is no TLS, or a certificate that is not trusted.
 */
export function agreeOnProtocol(url: URL, address: string): Promise<"h1" | "h2"> {
  const { promise, resolve, reject } = Promise.withResolvers<"h1" | "h2">();
  const name = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const socket = connect({
    host: address,
    port: Number(url.port) || 443,
    ALPNProtocols: ["h2", "http/1.1"],
    // Without one, the certificate has to be of the address itself (RFC 6066, 3 forbids an address as a name).
    ...(isIP(name) === 0 ? { servername: name } : { host: name }),
    timeout: WAIT_MS,
  });
  const fail = (reason: string): void =>
    reject(
      new Refusal(
        `${url.origin} (${address}) makes no secure connection: ${reason}. For a certificate of your own, name its authority: NODE_EXTRA_CA_CERTS=ca.pem.`,
      ),
    );
  socket.once("secureConnect", () => resolve(socket.alpnProtocol === "h2" ? "h2" : "h1"));
  socket.once("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
  socket.once("timeout", () => fail(`no answer in ${WAIT_MS / 1000} s`));
  return promise.finally(() => socket.destroy());
}
