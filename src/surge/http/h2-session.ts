import { connect } from "node:http2";
import type { ClientHttp2Session, ClientHttp2Stream, OutgoingHttpHeaders } from "node:http2";
import { isIP } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Target } from "../target.ts";
import { toBareHost } from "../target.ts";

/** One visitor's HTTP/2 connection: opened with the first request, shared by all that are under way, opened again when the site has closed it. */
export interface H2Session {
  /** Begins a request. `isKept`: the connection has carried an answer before. */
  begin(
    headers: OutgoingHttpHeaders,
    hasBody: boolean,
  ): { stream: ClientHttp2Stream; isKept: boolean };
  /** An answer came whole. */
  praise(): void;
  /** Another who uses it; and one less: after the last it is closed, at once when cut. */
  join(): void;
  leave(how: { isCut: boolean }): void;
}

export function createH2Session(target: Target, countOpened: () => void): H2Session {
  const url = new URL(target.origin);
  const name = toBareHost(url);
  let session: ClientHttp2Session | null = null;
  let answers = 0;
  let users = 0;
  const open = (): ClientHttp2Session => {
    countOpened();
    answers = 0;
    const made = connect(target.origin, {
      settings: { enablePush: false },
      createConnection: () =>
        connectTls({
          host: target.address,
          port: Number(url.port) || 443,
          ALPNProtocols: ["h2"],
          ...(isIP(name) === 0 ? { servername: name } : {}),
        }),
    });
    const forget = (): void => {
      if (session === made) session = null;
    };
    // What it means for a request is told by its stream.
    made.on("error", forget);
    made.on("goaway", forget);
    made.on("close", forget);
    return made;
  };
  return {
    begin(headers, hasBody) {
      if (session === null || session.closed || session.destroyed) session = open();
      return { stream: session.request(headers, { endStream: !hasBody }), isKept: answers > 0 };
    },
    praise: () => void answers++,
    join: () => void users++,
    leave({ isCut }) {
      users--;
      if (isCut) session?.destroy();
      else if (users === 0) session?.close();
      if (isCut || users === 0) session = null;
    },
  };
}
