import { languages } from "../guidance/language.ts";
import type { Place } from "../guidance/places.ts";
import type { StoredRedirect } from "./table.ts";

/**
 * Every address that leads somewhere else for good: folders without their slash, index files, and addresses that pages had
 * before. An address that is served itself is never a redirect.
 */
export function toRedirects(served: readonly string[], places: readonly Place[]): StoredRedirect[] {
  const all = [...served.flatMap(spellingsOf), ...places.flatMap(movesOf)];
  return all.filter(({ address }) => !served.includes(address));
}

/** `/en/` is also reached as `/en` and `/en/index.html`. */
function spellingsOf(address: string): StoredRedirect[] {
  if (!address.endsWith("/")) return [];
  const indexFile = { address: `${address}index.html`, location: address };
  return address === "/"
    ? [indexFile]
    : [{ address: address.slice(0, -1), location: address }, indexFile];
}

function movesOf({ addresses, formerAddresses }: Place): StoredRedirect[] {
  return languages.flatMap((language) =>
    formerAddresses[language].flatMap((former) => {
      const location = addresses[language];
      return [
        { address: former, location },
        { address: former.slice(0, -1), location },
      ];
    }),
  );
}
