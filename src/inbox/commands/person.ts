import type { Command } from "../../cli/arguments.ts";
import { Refusal } from "../../cli/refusal.ts";
import { addressSchema } from "../interest/interest-schema.ts";
import { erasePerson, exportPerson } from "../store/person.ts";
import { PROGRAM } from "./program-name.ts";
import { onInbox } from "./with-database.ts";

const subject = { value: "ADDRESS", about: "Email address.", example: "ana@example.com" };

const showCommand: Command<object> = {
  usage: `${PROGRAM} person`,
  about: "writes everything that is kept about an address as JSON",
  subject,
  options: {},
  examples: [`${PROGRAM} person ana@example.com > ana.json`],
};

/** What is kept about an address, for its owner. */
export const person = onInbox(showCommand, async (database, typed, screen) => {
  const data = await exportPerson(database, readAddress(typed.subject));
  screen.write(`${JSON.stringify(data, null, 2)}\n`);
  return 0;
});

const eraseCommand: Command<object> = {
  usage: `${PROGRAM} erase`,
  about: "removes everything that is kept about an address",
  subject,
  options: {},
  examples: [`${PROGRAM} erase ana@example.com`],
};

/** Exit code 1 says that there was nothing. */
export const erase = onInbox(eraseCommand, async (database, typed, screen) => {
  const removed = await erasePerson(database, readAddress(typed.subject));
  screen.write(
    removed === 0 ? "Nothing was kept about it\n" : `Removed ${removed} registrations\n`,
  );
  return removed === 0 ? 1 : 0;
});

function readAddress(text: string): string {
  const { data } = addressSchema.safeParse(text);
  if (data === undefined) throw new Refusal(`"${text}" is not an email address.`);
  return data;
}
