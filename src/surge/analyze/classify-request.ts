/** A log does not say what a page needs; a file name with another ending than HTML's is taken for an asset. */
export function isPageAddress(target: string): boolean {
  const name = toPath(target).split("/").at(-1) ?? "";
  return !/\.(?!html?$)[a-z0-9]{1,8}$/i.test(name);
}

/** The address without its query. */
export function toPath(target: string): string {
  const end = target.search(/[?#]/);
  return end < 0 ? target : target.slice(0, end);
}

const ROBOT = /bot\b|bot[/;]|crawl|spider|slurp|facebookexternalhit|feedfetcher|monitoring|uptime/i;

/** Whether the sender calls itself a robot. Those that lie cannot be told from people by their name. */
export function isRobot(agent: string | null): boolean {
  return agent !== null && ROBOT.test(agent);
}

/** The host of a referer on another site; null without one, or when it is not an address. */
export function toReferringHost(referer: string | null): string | null {
  if (referer === null || !URL.canParse(referer)) return null;
  return new URL(referer).host.replace(/^www\./, "") || null;
}
