import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fold, tidy } from "../../../src/inbox/redaction/fold.ts";
import { passesLuhn } from "../../../src/inbox/redaction/luhn.ts";
import { findPersonalData, redact } from "../../../src/inbox/redaction/redact.ts";
import { measure, readMessages } from "./marked-messages.ts";

describe("what must not be kept", () => {
  test("messages that the rules were made for: everything is removed, and nothing else", () => {
    const messages = readMessages("known.txt");
    expect(messages.length).toBeGreaterThanOrEqual(150);
    expect(measure(messages)).toMatchObject({ recall: 1, precision: 1, mistakes: [] });
  });

  test("50 messages that were written with them and not looked at while the rules were made", () => {
    const messages = readMessages("unseen.txt");
    expect(messages.length).toBeGreaterThanOrEqual(50);
    expect(measure(messages)).toMatchObject({ recall: 1, precision: 1, mistakes: [] });
  });

  // When they were written the rules found 10 of their 39 marks (recall 0.26, precision 0.79).
  test("messages that were written afterwards to break the rules: most of it is removed", () => {
    const { recall, precision, mistakes } = measure(readMessages("hard.txt"));
    expect(recall, JSON.stringify(mistakes)).toBeGreaterThanOrEqual(0.92);
    expect(precision, JSON.stringify(mistakes)).toBeGreaterThanOrEqual(0.97);
  });

  // Before there was a rule for names in lower case: 14 of 26 marks (recall 0.54, precision 1).
  test("40 messages that were written before the rule for names in lower case, and not looked at for it", () => {
    const messages = readMessages("fresh.txt");
    expect(messages.length).toBeGreaterThanOrEqual(40);
    const { recall, precision, mistakes } = measure(messages);
    expect(recall, JSON.stringify(mistakes)).toBeGreaterThanOrEqual(0.95);
    expect(precision, JSON.stringify(mistakes)).toBeGreaterThanOrEqual(0.97);
  });

  test("no kind of personal data is found less than 19 times in 20, all messages together", () => {
    const files = ["known.txt", "unseen.txt", "hard.txt", "fresh.txt"];
    const { byKind } = measure(files.flatMap(readMessages));
    expect(Object.keys(byKind)).toHaveLength(11);
    const missed = Object.entries(byKind).filter(([, { marks, hits }]) => hits / marks < 0.95);
    expect(missed).toEqual([]);
  });

  test.each([
    ["i am maria gonzalez", "i am ⟦name⟧"],
    ["Je suis maria gonzalez et j'attends", "Je suis ⟦name⟧ et j'attends"],
    ["I am Maria", "I am ⟦name⟧"],
    ["im oluwadamilare adebayo-ojo, still waiting", "im ⟦name⟧, still waiting"],
    ["i'm jean-luc de montréal", "i'm ⟦name⟧ de montréal"],
    ["hi this is mohamed el amrani again", "hi this is ⟦name⟧ again"],
    ["my son omar needs a permit", "my son ⟦name⟧ needs a permit"],
    ["mon mari prénommé andré travaille", "mon mari prénommé ⟦name⟧ travaille"],
    ["my sister grace okonkwo is here", "my sister ⟦name⟧ is here"],
    ["It is too long. thanks, ana", "It is too long. thanks, ⟦name⟧"],
  ])("a name in lower case: %s", (written, kept) => {
    expect(redact(written).text).toBe(kept);
  });

  test("several kinds in one message, in the order in which they stand", () => {
    expect(redact("I'm Kwame Mensah, passport G1029384, call +233 24 555 0101.")).toEqual({
      text: "I'm ⟦name⟧, passport ⟦passport⟧, call ⟦phone⟧.",
      removed: ["name", "passport", "phone"],
    });
  });

  test.each([
    ["nothing", "", ""],
    ["only personal data", "046 454 286", "⟦sin⟧"],
    ["a text that holds a mark already", "⟦sin⟧ is what it said", "⟦sin⟧ is what it said"],
    ["two numbers beside each other", "046454286 130692544", "⟦sin⟧ ⟦sin⟧"],
  ])("%s", (_about, written, kept) => {
    expect(redact(written).text).toBe(kept);
  });
});

describe("what must be kept", () => {
  test("the guide, in both languages: in 10,000 words of prose on forms and fees, less than one is taken for personal", () => {
    const texts = globSync("content/guide/**/*.md").map((file) => tidy(readFileSync(file, "utf8")));
    expect(texts.length).toBeGreaterThan(20);
    const words = texts.join(" ").split(/\s+/).length;
    const removed = texts.flatMap((text) =>
      findPersonalData(text).map(({ start, end }) => text.slice(start, end)),
    );
    expect(removed.slice(Math.floor(words / 10_000))).toEqual([]);
  });

  test.each([
    "I am from India",
    "i am from india and my wife is from nepal",
    "je suis au Canada depuis 2019",
    "je suis infirmière auxiliaire, quel programme?",
    "i am software engineer in toronto",
    "i am permanent resident",
    "I am Express Entry candidate",
    "im single mother of two",
    "je suis résidente permanente depuis mai",
    "this is grace period or not?",
    "c'est juste trop long",
    "it's said to take six months",
    "i will be there in april or june",
    "my brother will apply, my sister may not",
    "ma fille marche mal",
    "thanks, great page",
    "merci, bonne journée",
  ])("%s", (written) => {
    expect(redact(written)).toEqual({ text: written, removed: [] });
  });

  test("what the guide says of people, as they would say it of themselves, without capitals", () => {
    const said = { en: ["i am ", "this is ", "my wife "], fr: ["je suis ", "c'est ", "ma femme "] };
    const subject = {
      en: /(?:you are|they are|this is|it is|your) ([^\n.]{4,80})/g,
      fr: /(?:vous êtes|qui sont|c'est|votre) ([^\n.]{4,80})/g,
    };
    const written = (["en", "fr"] as const).flatMap((language) =>
      globSync(`content/guide/**/*.${language}.md`).flatMap((file) => {
        const text = tidy(readFileSync(file, "utf8")).toLowerCase();
        return [...text.matchAll(subject[language])].flatMap(([, rest]) =>
          said[language].map((opening) => `${opening}${rest}`),
        );
      }),
    );
    expect(written.length).toBeGreaterThan(2000);
    const removed = written.filter((text) =>
      findPersonalData(text).some(({ kind }) => kind === "name"),
    );
    expect(removed.slice(Math.floor(written.length / 500))).toEqual([]);
  });

  test("the toll-free numbers that the guide prints", () => {
    const printed = globSync("content/facts/*.yaml").flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/value: '?(1-8\d\d-[\d-]+)'?\n\s+unit: phone/g)].map(
        ([, number = ""]) => number,
      ),
    );
    expect(printed.length).toBeGreaterThan(10);
    for (const number of printed) {
      for (const spelling of [
        number,
        number.replaceAll("-", " "),
        number.replaceAll("-", "\u2011"),
      ])
        expect(redact(`Call ${spelling} now`).text).toBe(`Call ${spelling} now`);
    }
  });
});

describe("whatever is typed", () => {
  const alphabet = [..."aZ9 0-.@(+)é\n\u00a0\u200b\ud83d٣", "sin ", "my name is ", " at ", " dot "];
  const random = seeded(7);

  test("folding keeps every character in its place", () => {
    for (let times = 0; times < 500; times += 1) {
      const text = randomText();
      expect(fold(tidy(text)).length).toBe(tidy(text).length);
    }
  });

  test("everything around what is removed is kept as it was", () => {
    for (let times = 0; times < 500; times += 1) {
      const text = tidy(randomText());
      const spans = findPersonalData(text);
      const around = spans.map(({ start }, index) => text.slice(spans[index - 1]?.end ?? 0, start));
      const kept = redact(text).text.split(/⟦[a-z-]+⟧/);
      expect(kept.slice(0, -1)).toEqual(around);
      expect(kept.at(-1)).toBe(text.slice(spans.at(-1)?.end ?? 0));
    }
  });

  test("a check digit: of ten endings exactly one is right", () => {
    for (let times = 0; times < 200; times += 1) {
      const digits = String(Math.floor(random() * 1e8)).padStart(8, "0");
      expect([..."0123456789"].filter((last) => passesLuhn(digits + last))).toHaveLength(1);
    }
  });

  function randomText(): string {
    const length = 1 + Math.floor(random() * 60);
    return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join("");
  }
});

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
