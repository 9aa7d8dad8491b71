const section = /<section id="kept"[\s\S]*?<\/section>/;

/** Places of a visitor's own words in the template of the busy page: server/dynamic/kept-words.ts fills them. */
export const keptWordsMarks = {
  page: "%page%",
  found: "%found%",
  reason: "%reason%",
  words: "%words%",
  address: "%address%",
} as const;

/** The busy page as it is served under its own address, and with the form that gives people their words back. */
export interface BusyPage {
  page: string;
  template: string;
}

/** Cuts the form out of the built page. Throws when the page or one of its places for words is missing. */
export function splitBusyPage(html: string): BusyPage {
  const form = section.exec(html)?.[0];
  if (form === undefined) throw new Error('The busy page has no <section id="kept">');
  for (const mark of Object.values(keptWordsMarks)) {
    if (!form.includes(mark)) throw new Error(`The busy page has no place for ${mark}`);
  }
  return { page: html.replace(section, ""), template: html };
}
