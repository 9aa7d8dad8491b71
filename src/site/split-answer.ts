/** Rendered Markdown cut before its first section heading: the short answer, and the sections. */
export function splitAnswer(html: string): { answer: string; sections: string } {
  const cut = html.indexOf("<h2");
  return cut === -1
    ? { answer: html, sections: "" }
    : { answer: html.slice(0, cut), sections: html.slice(cut) };
}
