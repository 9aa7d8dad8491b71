const byBrowser = /<p id="kept-by-browser"[\s\S]*?<\/p>/;
const section = /<section id="kept"[\s\S]*?<\/section>/;

/** Places of a visitor's own words in the template of the busy page: server/dynamic/kept-words.ts fills them. */
export const keptWordsMarks = {
  page: "%page%",
  found: "%found%",
  reason: "%reason%",
  words: "%words%",
  address: "%address%",
} as const;

/** The busy page for a form that was refused unread, and with the form that gives people their words back. */
export interface BusyPage {
  page: string;
  template: string;
}

/** Cuts each out of the built page. Throws when the form, one of its places for words or the hint at the browser is missing. */
export function splitBusyPage(html: string): BusyPage {
  const form = section.exec(html)?.[0];
  if (form === undefined) throw new Error('The busy page has no <section id="kept">');
  for (const mark of Object.values(keptWordsMarks)) {
    if (!form.includes(mark)) throw new Error(`The busy page has no place for ${mark}`);
  }
  if (!byBrowser.test(html)) throw new Error('The busy page has no <p id="kept-by-browser">');
  return { page: html.replace(section, ""), template: html.replace(byBrowser, "") };
}
