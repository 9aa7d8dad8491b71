import type { Rule } from "./span.ts";
import { spansOf } from "./span.ts";

const months =
  "(?:jan(?:uary|v\\.?|vier)?|feb(?:ruary)?|f[ée]v(?:rier|\\.)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il|\\.)?|ma[yi]|june?|juin|july?|juil(?:let|\\.)?|aug(?:ust)?|ao[ûu]t|sept?(?:ember|embre|\\.)?|oct(?:ober|obre|\\.)?|nov(?:ember|embre|\\.)?|d[ée]c(?:ember|embre|\\.)?)";

const dates = [
  String.raw`\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}`,
  String.raw`\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}(?!\d)`,
  String.raw`${months} \d{1,2}(?!\d)(?:st|nd|rd|th)?(?:,? '?\d{2,4})?`,
  String.raw`\d{1,2}(?:er|st|nd|rd|th)? (?:of )?${months}(?!\p{L})(?:,? '?\d{2,4})?`,
  String.raw`${months} \d{4}`,
].join("|");

const saysBirth =
  "born|birth(?:day|date)?|date of birth|d\\.?o\\.?b\\.?|née?s?|naissance|anniversaire|d\\.?d\\.?n\\.?";

/** Days that the words before them make a date of birth. A year alone is kept: it says an age, not a person. */
export const birthDates: Rule = spansOf(
  "birth-date",
  new RegExp(String.raw`(?<!\p{L})(?:${saysBirth})(?!\p{L})[^\d\n;!?]{0,30}?(?<it>${dates})`, "iu"),
  // "born before 2025-12-15" is a rule, not a person.
  (date, [whole]) =>
    !/(?:before|after|since|avant|après|depuis)\P{L}*$/iu.test(whole.slice(0, -date.length)),
);
