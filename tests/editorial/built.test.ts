import { describe, expect, test } from "vitest";
import type { BuiltPage } from "../../src/editorial/built/read-built.ts";
import { toTextRuns } from "../../src/editorial/built/text-runs.ts";
import { languageLeak } from "../../src/editorial/checks/language-leak.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";

const { corpus } = readCorpus(process.cwd());
if (corpus === null) throw new Error("The content of this repository cannot be read");

function built(address: string, body: string, head = ""): BuiltPage {
  const language = address.startsWith("/fr/") ? "fr-CA" : "en-CA";
  const html = `<!doctype html><html lang="${language}"><head>${head}</head>\n<body>\n${body}\n</body></html>`;
  return { file: `dist/site/client${address}index.html`, address, html, sizeBytes: 5000 };
}

function leaksOf(page: BuiltPage): string[] {
  return languageLeak
    .findBuilt({ corpus: corpus ?? never(), pages: [page], resources: new Map() })
    .map(({ line, column, what }) => `${line}:${column} ${what}`);
}

function never(): never {
  throw new Error("unreachable");
}

describe("text of the other language is found", () => {
  const rows: [about: string, page: BuiltPage, expected: string[]][] = [
    [
      "a label of navigation in English on a French page",
      built("/fr/x/", "<h2>Read next</h2>"),
      ["3:5 “Read next” is English in text declared French"],
    ],
    [
      "a label in French on an English page, whatever its apostrophes and spaces",
      built("/en/x/", "<nav><a href='/'>Tous\u00A0les sujets</a></nav>"),
      ["3:18 “Tous les sujets” is French in text declared English"],
    ],
    [
      "the title of a section",
      built("/en/x/", "<li><a>Citoyenneté</a></li>"),
      ["3:8 “Citoyenneté” is French in text declared English"],
    ],
    [
      "a sentence among others",
      built("/fr/x/", "<p>Vous pouvez attendre. You can wait for the answer at home. Merci.</p>"),
      ["3:4 “You can wait for the answer at home.” is English in text declared French"],
    ],
    [
      "a sentence cut by a link",
      built("/en/x/", "<p>Vous devez <a href='#'>présenter votre demande</a> avant la fin.</p>"),
      ["3:4 “Vous devez présenter votre demande avant la fin.” is French in text declared English"],
    ],
    [
      "a label that only a screen reader speaks",
      built("/fr/x/", `<nav aria-label="You are here"></nav>`),
      ["3:1 “You are here” is English in text declared French"],
    ],
    [
      "the description for search results",
      built(
        "/fr/x/",
        "",
        `<meta name="description" content="What you can do when your form is lost">`,
      ),
      ["1:41 “What you can do when your form is lost” is English in text declared French"],
    ],
    [
      "text marked with the wrong language",
      built("/en/x/", `<p lang="fr">This is what you should do now.</p>`),
      ["3:14 “This is what you should do now.” is English in text declared French"],
    ],
  ];
  test.each(rows)("%s", (_about, page, expected) => {
    expect(leaksOf(page)).toEqual(expected);
  });
});

describe("text that belongs where it stands is left alone", () => {
  const rows: [about: string, page: BuiltPage][] = [
    [
      "the language link, marked",
      built("/en/x/", `<a lang="fr" href="/fr/x/">Lire cette page en français</a>`),
    ],
    [
      "a French name in an English sentence",
      built("/en/x/", "<p>Call the Régie de l’assurance maladie du Québec before you travel.</p>"),
    ],
    ["a French name alone", built("/en/x/", "<li>Test d’évaluation de français (TEF)</li>")],
    [
      "an English name in a French sentence",
      built("/fr/x/", "<p>Le Canada Groceries and Essentials Benefit vous aide.</p>"),
    ],
    [
      "a title marked with its language",
      built(
        "/fr/x/",
        `<p>Lisez <cite lang="en">What you need to know before you apply</cite>.</p>`,
      ),
    ],
    [
      "scripts and styles",
      built(
        "/fr/x/",
        `<script>const the = "you are not what this is";</script><style>.is-not{}</style>`,
      ),
    ],
    ["words that both languages have", built("/fr/x/", "<p>Page 1</p><p>Notes</p>")],
    [
      "the page that offers both",
      {
        ...built(
          "/",
          `<section lang="fr-CA"><p>Choisissez votre langue.</p></section>`,
          `<meta name="description" content="Choose. Vous pouvez choisir la langue que vous voulez.">`,
        ),
        address: "/",
      },
    ],
  ];
  test.each(rows)("%s", (_about, page) => {
    expect(leaksOf(page)).toEqual([]);
  });
});

test("text is read as a reader meets it: through inline marks, cut at blocks, entities decoded", () => {
  const html = `<div lang="en">One <b>two</b>&nbsp;&amp; three<br>four<p>five<p>six</div><img alt="A &#39;map&#39;" lang="fr">`;
  expect(toTextRuns(html).map(({ language, text }) => [language, text])).toEqual([
    ["en", "One two & three"],
    ["en", "four"],
    ["en", "five"],
    ["en", "six"],
    ["fr", "A 'map'"],
  ]);
});

test("broken HTML ends the reading, not the process", () => {
  for (const html of [
    "<",
    "<p",
    "<p>x</q></p>",
    "</div>",
    "<!-- ",
    "<a href='",
    "&#x110000; &bad;",
  ])
    expect(() => toTextRuns(html)).not.toThrow();
});
