import type { ReplayJob } from "../crew/job.ts";
import type { Target } from "../target.ts";
import { createPageGetter } from "../page-getter.ts";
import { ENCODINGS } from "./encodings.ts";

const AT_ONCE = 8;

/**
 * Asks the site for the addresses that the log answered 304, once in each encoding, to know how to ask whether a copy still
 * holds: whoever got a 304 in the log had a copy before the log began.
 */
export async function learnValidators(
  target: Target,
  paths: readonly string[],
): Promise<ReplayJob["validators"]> {
  const validators: ReplayJob["validators"] = new Map();
  const getter = createPageGetter(target);
  const wanted = paths.flatMap((path) => ENCODINGS.map(({ encoding }) => ({ path, encoding })));
  try {
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      const asked = wanted.slice(from, from + AT_ONCE).map(async ({ path, encoding }) => {
        const { status, etag, lastModified } = await getter.get(path, encoding);
        if (status !== 200) return;
        const key = `${encoding} ${path}`;
        if (etag !== null) validators.set(key, { name: "if-none-match", value: etag });
        else if (lastModified !== null)
          validators.set(key, { name: "if-modified-since", value: lastModified });
      });
      await Promise.all(asked);
    }
  } finally {
    await getter.close();
  }
  return validators;
}
