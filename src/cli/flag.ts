import type { Option } from "./arguments.ts";

/** A row for an option without a value: true when it was typed, null when not. */
export function flag(about: string): Option<true | null> {
  return { value: "", about, example: "yes", read: () => true, fallback: null };
}
