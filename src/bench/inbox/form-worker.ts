import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { createInbox } from "../../inbox/inbox.ts";
import type { FeedbackAnswers } from "../../inbox/receive-feedback.ts";
import { receiveFeedback } from "../../inbox/receive-feedback.ts";
import { readSettings } from "../../inbox/settings.ts";

/**
 * The inbox behind a socket, as the dynamic worker has it, without the site around it: to be killed. The socket is the first
 * argument; where the inbox is, the environment says.
 */
const [socketPath = ""] = process.argv.slice(2);

const inBoth = <T>(value: T) => ({ en: value, fr: value });
const said = inBoth({ title: "Not kept", text: "Nothing was kept." });
const reasons = {
  "not-found": "",
  unclear: "",
  outdated: "",
  wrong: "",
  broken: "",
  language: "",
  other: "",
};
const answers: FeedbackAnswers = {
  thanks: inBoth("/thanks/"),
  notSent: said,
  notStored: said,
  closed: said,
  form: inBoth({
    question: "",
    yes: "",
    no: "",
    reason: "",
    words: "",
    hint: "",
    send: "",
    home: "",
    reasons,
  }),
  pages: { "immigrate/visit": null },
};
const mail = { confirm: { subject: "", text: "" }, digest: { subject: "", before: "", after: "" } };

const now = () => new Date();
const inbox = createInbox({ settings: readSettings(process.env), words: inBoth(mail), now });

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = { "content-type": request.headers["content-type"] ?? "", host: "localhost" };
  const asked = new Request(`http://localhost${request.url ?? "/"}`, {
    method: "POST",
    headers,
    body: await buffer(request),
  });
  const add = inbox.addFeedback;
  const {
    status,
    headers: answered,
    body,
  } = await receiveFeedback(asked, { ...answers, add, now });
  response.writeHead(status, Object.fromEntries(answered));
  response.end(body === null ? undefined : Buffer.from(await new Response(body).arrayBuffer()));
}

createServer((request, response) => void answer(request, response)).listen(socketPath, () => {
  process.send?.("ready");
});
// Whoever started it has gone: nobody would stop it.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
