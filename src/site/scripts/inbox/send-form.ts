import type { FormWords, Outcome } from "./form-words.ts";

/** How long an answer is waited for. */
const longestWaitMs = 20_000;

/** Characters left from which they are read out, at every tenth. */
const fewLeft = 50;

const form = document.querySelector<HTMLFormElement>("form[data-live]");
// Without its words nothing is changed, and the form is sent as it is without script.
if (form) loadWords().then((words) => start(form, words), ignore);

async function loadWords(): Promise<FormWords> {
  const answer = await fetch(`/${document.documentElement.lang.slice(0, 2)}/forms.json`);
  if (!answer.ok) throw new Error(`The words of the forms answered ${answer.status}`);
  return (await answer.json()) as FormWords;
}

/** Sends the form in place. What was filled in stays in its fields until it is taken, and is kept nowhere else. */
function start(form: HTMLFormElement, words: FormWords): void {
  const kind = form.action.includes("/api/interest") ? "interest" : "feedback";
  const status = form.appendChild(document.createElement("div"));
  status.role = "status";
  const say = (...texts: string[]) =>
    status.replaceChildren(
      ...texts.map((text) => {
        const line = document.createElement("p");
        line.textContent = text;
        return line;
      }),
    );
  for (const area of form.querySelectorAll("textarea")) countDown(area, words.left, say);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    say(words.sending);
    void send(form, kind, words.leastFillMs).then(({ outcome, removed }) => {
      form.ariaBusy = null;
      const { title, text } = words[kind][outcome];
      say(title, text, ...(removed ? [words.removed] : []));
      status.className = outcome === "taken" ? "said" : "said overdue";
      if (outcome === "taken") endWith(form, status);
    });
  });
}

/** The answer takes the place of the form, and of its button, which had the focus. */
function endWith(form: HTMLFormElement, status: HTMLElement): void {
  form.replaceChildren(status);
  status.tabIndex = -1;
  status.focus();
}

async function send(
  form: HTMLFormElement,
  kind: "feedback" | "interest",
  leastFillMs: number,
): Promise<{ outcome: Outcome; removed: boolean }> {
  // Nobody is refused for being quick.
  await new Promise((resolve) => setTimeout(resolve, leastFillMs - performance.now()));
  const data = new FormData(form);
  const filledIn = {
    ...Object.fromEntries(data),
    ...(kind === "interest" ? { topics: data.getAll("topics") } : {}),
    filledInMs: Math.ceil(performance.now()),
  };
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(filledIn),
      signal: AbortSignal.timeout(longestWaitMs),
    });
    const told = (await answer.json().catch(() => null)) as Answer | null;
    // Whoever answers a message with a page of their own has not taken it.
    if (answer.ok && told === null) return { outcome: "lost", removed: false };
    const { removed = [], detail } = told ?? {};
    return { outcome: toOutcome(answer, detail), removed: removed.length > 0 };
  } catch {
    return { outcome: "lost", removed: false };
  }
}

/** What the server says: that the words were taken and what was removed from them, or problem details (RFC 9457). */
interface Answer {
  removed?: string[];
  detail?: string;
}

/** The inbox says in detail what is wrong; the servers before it only that they take no forms now. */
function toOutcome({ ok, status }: Response, detail: string | undefined): Outcome {
  if (ok) return "taken";
  if (status === 410) return "closed";
  if (status === 429) return "often";
  if (status < 500) return "notTaken";
  return detail === undefined ? "busy" : "notStored";
}

/** Shows how many characters are left, and has it read out when they are few. */
function countDown(area: HTMLTextAreaElement, words: string, say: (text: string) => void): void {
  const shown = document.createElement("p");
  shown.className = "hint";
  shown.id = "left";
  area.after(shown);
  area.setAttribute("aria-describedby", `${area.getAttribute("aria-describedby") ?? ""} left`);
  const show = () => {
    const left = area.maxLength - area.value.length;
    shown.textContent = words.replace("{count}", String(left));
    if (left <= fewLeft && left % 10 === 0) say(shown.textContent);
  };
  area.addEventListener("input", show);
  show();
}

function ignore(): void {}
