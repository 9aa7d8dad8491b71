import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fillInterestForm } from "../../src/site/pages/api/_filled-form.ts";
import { putInFrame } from "../../src/site/pages/api/_page-frame.ts";
import { markup } from "../../src/inbox/plain-page.ts";
import { siteCorpus } from "../../src/site/site-corpus.ts";

const { places } = siteCorpus();

function built(kind: string, language: "en" | "fr"): { html: string; twin: string } {
  const place = places.find((each) => each.kind === kind) ?? expect.fail(`no ${kind}`);
  const file = `dist/site/client${place.addresses[language]}index.html`;
  if (!existsSync(file)) expect.fail('There is no build to test: run "npm run build" first');
  return {
    html: readFileSync(file, "utf8"),
    twin: place.addresses[language === "en" ? "fr" : "en"],
  };
}

const page = {
  status: 200,
  language: "fr",
  title: 'Confirmez <votre> "adresse"',
  home: "Accueil",
  body: [markup`<p>Appuyez.</p>`],
} as const;

describe("a page of the inbox in the frame of the site", () => {
  const frame = built("interestSent", "fr");

  test("keeps the styles that the policy knows, and says nothing of the page it borrowed", () => {
    const html = putInFrame(frame, page);
    const styles = (text: string) => text.match(/<style[\s\S]*?<\/style>/g);
    expect(styles(html)).toEqual(styles(frame.html));
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toContain('<meta name="referrer" content="same-origin">');
    expect(html).toContain("<h1>Confirmez &lt;votre&gt; &quot;adresse&quot;</h1>");
    expect(html).not.toMatch(/Consultez vos courriels|name="description"|ld\+json/);
    expect(html.match(/<main/g)).toHaveLength(1);
  });

  test("its language link leads to its twin, or home where it answers what was sent", () => {
    const twin = "/api/confirm?token=AAAA&language=en";
    expect(putInFrame(frame, { ...page, twin })).toContain(
      'href="/api/confirm?token=AAAA&amp;language=en" hreflang="en-CA"',
    );
    const answer = putInFrame(frame, page);
    expect(answer.match(/href="([^"]*)" hreflang="en-CA" lang=/g)).toEqual([
      'href="/en/" hreflang="en-CA" lang=',
    ]);
    expect(answer).not.toContain(frame.twin);
  });

  test("replacement patterns in it mean nothing", () => {
    const body = [markup`<p>${"$& $1 $`"}</p>`];
    expect(putInFrame(frame, { ...page, title: "$&", body })).toContain("<p>$&amp; $1 $`</p>");
  });

  test.each([
    ["no heart", "<title>x</title>"],
    ["no title", '<main id="answer"></main>'],
  ])("a built page with %s is refused", (_about, html) => {
    expect(() => putInFrame({ html, twin: "/en/" }, page)).toThrow("The frame of the inbox pages");
  });
});

describe("a registration that was not taken", () => {
  const form = built("interest", "en").html;
  const refuse = (fields: unknown) =>
    fillInterestForm(form, { title: "Not sent", text: "Choose <one>.", fields });

  test.each([
    ["nothing", undefined],
    ["a list", []],
    ["a text", "address"],
    ["an address that is a list", { address: ["a", "b"], topics: [["immigrate"]] }],
  ])("%s was sent: the form is empty, and says why", (_about, fields) => {
    const html = refuse(fields);
    expect(html).toContain('name="address" value=""');
    expect(html).not.toContain(" checked");
    expect(html).toContain('role="alert"><p>Not sent</p><p>Choose &lt;one&gt;.</p>');
    expect(html).toContain("<title>Not sent |");
  });

  test("what was typed and chosen is there, and the part with a choice is open", () => {
    const html = refuse({
      address: '"><script>$&',
      topics: ["province/ontario", "immigrate/visit", "nothing"],
    });
    expect(html).toContain('name="address" value="&quot;&gt;&lt;script&gt;$&amp;"');
    expect(html.match(/value="[^"]*" checked/g)).toEqual([
      'value="immigrate/visit" checked',
      'value="province/ontario" checked',
    ]);
    expect(html.match(/<details open>/g)).toHaveLength(1);
  });

  test("a page without the form is refused", () => {
    expect(() => fillInterestForm("<title>x</title>", { title: "", text: "", fields: {} })).toThrow(
      "The page with the form for addresses lacks",
    );
  });
});
