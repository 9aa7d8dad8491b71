/**
 * Work refused before it starts: bad usage, bad configuration, an unreachable target. The message is for the person who
 * typed the command: what is wrong, where, and what to do instead. A `main.ts` prints it without a stack.
 */
export class Refusal extends Error {
  override name = "Refusal";
}
