import { describe, expect, test } from "vitest";
import { parsePageForms, toFormBody } from "../../src/surge/page-forms.ts";

describe("forms that are not sent", () => {
  test.each([
    ["a search", '<form action="/s"><input name="q"></form>'],
    ["one with files", '<form method="post" enctype="multipart/form-data"><input name="a"></form>'],
    ["one in a comment", '<!-- <form method="post"><input name="a"></form> -->'],
    ["none", "<p>form</p>"],
  ])("%s", (_, html) => {
    expect(parsePageForms(html)).toEqual([]);
  });
});

test("fields as a person fills them in", () => {
  const html = `<form method="POST" action='/api/feedback?language=fr'>
    <input type="hidden" name="page" value="immigrate/visit" /><input type=radio name=found value=yes required /><input type="radio" name="found" value="no">
    <textarea name="words" rows="4">x</textarea><input name="website" tabindex="-1"><input type="checkbox" name="agree" value="1" required><input type="checkbox" name="news">
    <select name="where"><option value="">choose</option><option value="on">Ontario</option><option>Québec</option></select>
    <input type="email" name="mail" required><input name="off" disabled><input type="submit" name="go" value="x"><button name="b">Send</button></form>`;
  const [form] = parsePageForms(html);
  expect(form?.action).toBe("/api/feedback?language=fr");
  expect(form?.fields).toEqual([
    { name: "page", choices: ["immigrate/visit"], isWords: false },
    { name: "found", choices: ["yes", "no"], isWords: false },
    { name: "words", choices: [], isWords: true },
    { name: "website", choices: [], isWords: false },
    { name: "agree", choices: ["1"], isWords: false },
    { name: "where", choices: ["on", "Québec"], isWords: false },
    { name: "mail", choices: ["surge@example.org"], isWords: false },
  ]);
  const body = (way: number): URLSearchParams =>
    new URLSearchParams(form ? toFormBody(form, "fr", way) : "");
  expect([body(0).get("found"), body(1).get("found"), body(0).get("website")]).toEqual([
    "yes",
    "no",
    "",
  ]);
  expect(body(0).get("words")).toBe("Essai de charge : je n'ai pas trouvé les frais.");
});

test("a hostile page takes no longer than its length", () => {
  for (const piece of [
    "<form ",
    '<form method="post">',
    "<input ",
    "<select>",
    '<form method=post><input name="a" ',
  ])
    expect(parsePageForms(piece.repeat(5000)).length).toBeLessThanOrEqual(5000);
});

test("of several boxes with one name people tick one", () => {
  const [form] = parsePageForms(
    '<form method="post" action="/api/interest"><input type="checkbox" name="topics" value="a"><input type="checkbox" name="topics" value="b"><input type="checkbox" name="alone" value="c"></form>',
  );
  expect(form?.fields).toEqual([{ name: "topics", choices: ["a", "b"], isWords: false }]);
});
