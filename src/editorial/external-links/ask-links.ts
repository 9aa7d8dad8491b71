import { setTimeout as wait } from "node:timers/promises";
import { request } from "undici";
import type { ExternalLink } from "./gather-links.ts";

/** What became of an address. */
export type LinkState =
  | { kind: "there" }
  /** It leads elsewhere for good (301, 308): the link should follow. */
  | { kind: "moved"; to: string }
  | { kind: "gone"; status: number }
  /** The site refuses programs or is busy (401, 403, 429, 5xx): only a person can tell. */
  | { kind: "unsure"; status: number }
  | { kind: "silent"; why: string };

/** An address with its state. */
export interface AskedLink extends ExternalLink {
  state: LinkState;
}

export interface AskOptions {
  /** Sites asked at the same time; one site is never asked twice at once. */
  atOnce: number;
  /** Between two requests to one site. */
  pauseMs: number;
  deadlineMs: number;
  onAsked: (asked: AskedLink) => void;
}

/** Asks every address once, each site one after another: a check must not be a load. Never rejects. */
export async function askLinks(
  links: readonly ExternalLink[],
  { atOnce, pauseMs, deadlineMs, onAsked }: AskOptions,
): Promise<AskedLink[]> {
  const sites = [...Map.groupBy(links, ({ url }) => new URL(url).host).values()];
  const asked: AskedLink[] = [];
  const lane = async (): Promise<void> => {
    for (let site = sites.shift(); site !== undefined; site = sites.shift()) {
      for (const [index, link] of site.entries()) {
        if (index > 0) await wait(pauseMs);
        const result = { ...link, state: await askOne(link.url, deadlineMs) };
        asked.push(result);
        onAsked(result);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return asked;
}

/** GET, since many sites answer HEAD wrongly; the body is not read. */
async function askOne(url: string, deadlineMs: number): Promise<LinkState> {
  try {
    const { statusCode, headers, body } = await request(url, {
      signal: AbortSignal.timeout(deadlineMs),
      headers: { "user-agent": "freshet-link-check", accept: "text/html,*/*" },
    });
    body.on("error", () => {}).destroy();
    return toState(statusCode, url, headers["location"]);
  } catch (error) {
    const { name, code, message } = error as NodeJS.ErrnoException;
    return {
      kind: "silent",
      why: name === "TimeoutError" ? "no answer in time" : (code ?? message),
    };
  }
}

function toState(status: number, url: string, location: string | string[] | undefined): LinkState {
  if (status === 301 || status === 308)
    return { kind: "moved", to: URL.parse(String(location), url)?.href ?? String(location) };
  if (status < 400) return { kind: "there" };
  const isUnsure = status === 401 || status === 403 || status === 429 || status >= 500;
  return { kind: isUnsure ? "unsure" : "gone", status };
}
