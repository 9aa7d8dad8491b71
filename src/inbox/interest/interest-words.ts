import type { InBoth } from "../../guidance/language.ts";
import type { Topic } from "./topics.ts";

/** A page that the inbox answers with: what happened, and what it means. */
export interface Told {
  title: string;
  text: string;
}

/** A page with one button. */
export interface Asked extends Told {
  button: string;
}

/** The words of registering in one language. */
export interface InterestWords {
  /** Labels of the form. */
  address: string;
  topics: string;
  send: string;
  home: string;
  /** The form was not filled in; it could not be stored. */
  notSent: Told;
  notStored: Told;
  /** After the link of a confirmation: the button, done, no longer valid. */
  confirm: Asked;
  confirmed: Told;
  expired: Told;
  /** After the link for leaving: the button, done. */
  leave: Asked;
  left: Told;
}

/** What the endpoints say and know of the content, fixed when the site is built. */
export interface InterestAnswers {
  words: InBoth<InterestWords>;
  topics: readonly Topic[];
  /** Address of the page that says to look for the mail, by language. */
  sent: InBoth<string>;
}
