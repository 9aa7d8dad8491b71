import type { AskedLink, LinkState } from "./ask-links.ts";

/** Those that need a person, each with its places and what to do; then a closing line. */
export function reportLinks(asked: readonly AskedLink[]): string {
  const wanting = asked.filter(({ state }) => state.kind !== "there");
  const lines = wanting.flatMap(({ url, places, state }) => [
    url,
    `  ${tell(state)}`,
    ...places.map(({ file, line }) => `  ${file}:${line}`),
    "",
  ]);
  const gone = wanting.filter(({ state }) => state.kind === "gone").length;
  return [
    ...lines,
    `${asked.length} addresses asked: ${asked.length - wanting.length} answer, ${gone} are gone, ${wanting.length - gone} need a look.`,
  ].join("\n");
}

/** Whether readers are led into nothing: what the exit code says. */
export function hasDeadLinks(asked: readonly AskedLink[]): boolean {
  return asked.some(({ state }) => state.kind === "gone");
}

function tell(state: LinkState): string {
  switch (state.kind) {
    case "there":
      return "answers";
    case "moved":
      return `has moved for good → write ${state.to}, after a look at it`;
    case "gone":
      return `is answered ${state.status} → find the page that took its place, or take the link out`;
    case "unsure":
      return `is answered ${state.status} → open it in a browser: some sites refuse programs`;
    case "silent":
      return `did not answer (${state.why}) → try again later`;
    default:
      return state satisfies never;
  }
}
