import type { AddressInfo } from "node:net";
import type { Email } from "postal-mime";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

/** How the server meets the next letters; `take` until told otherwise. */
export type Mood =
  | "take"
  | { refuse: "recipient" | "text" | "greeting"; code: number }
  | "drop-in-the-middle"
  /** Keeps who connects waiting, until the mood changes. */
  | "hold";

/** A real SMTP server of the test's own. */
export interface RealSmtp {
  url: string;
  /** Letters it took, with the addresses they were handed over for. */
  letters: { to: string[]; email: Email; encrypted: boolean }[];
  /** Settles when somebody waits (`hold`). */
  held: Promise<void>;
  setMood(mood: Mood): void;
  close(): Promise<void>;
}

/** Starts one on a free port: with TLS from the first byte, or with STARTTLS offered. */
export async function startSmtp({ tls = false }: { tls?: boolean } = {}): Promise<RealSmtp> {
  const letters: RealSmtp["letters"] = [];
  let mood: Mood = "take";
  const { promise: held, resolve: isHeld } = Promise.withResolvers<void>();
  let { promise: released, resolve: release } = Promise.withResolvers<void>();
  const refusal = (of: "recipient" | "text" | "greeting") =>
    typeof mood === "object" && mood.refuse === of
      ? Object.assign(new Error("refused <ana@example.com>"), { responseCode: mood.code })
      : null;
  const server = new SMTPServer({
    secure: tls,
    authOptional: true,
    logger: false,
    // The certificate is the package's own, signed by nobody: the test's URL accepts it.
    async onConnect(_session, done) {
      if (mood === "hold") {
        isHeld();
        await released;
      }
      done(refusal("greeting"));
    },
    onRcptTo: (_address, _session, done) => done(refusal("recipient")),
    onData(stream, session, done) {
      if (mood === "drop-in-the-middle") {
        for (const connection of server.connections) connection.close();
        return;
      }
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const refused = refusal("text");
        if (refused !== null) return done(refused);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        void PostalMime.parse(Buffer.concat(chunks)).then((email) => {
          letters.push({ to, email, encrypted: session.secure });
          done(null);
        });
      });
    },
  });
  // Connections that break are what some tests are about.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const scheme = tls ? "smtps" : "smtp";
  return {
    url: `${scheme}://127.0.0.1:${port}/?tls.rejectUnauthorized=false`,
    letters,
    held,
    setMood(next) {
      mood = next;
      release();
      ({ promise: released, resolve: release } = Promise.withResolvers<void>());
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
