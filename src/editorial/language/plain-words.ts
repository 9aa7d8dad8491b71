import type { InBoth } from "../../guidance/language.ts";
import type { Phrase } from "./phrases.ts";

/** Words of forms and offices, and the word that people say (style rules, sections 4 and 5, E14 and S14). */
export const plainWords: InBoth<readonly Phrase[]> = {
  en: toPhrases(`
    aforementioned → name it again
    approximately → about
    as well as → and
    assist → help
    at this time → now
    commence* → start
    e.g. → for example
    endeavour → try
    ensure that → make sure
    etc. → name the rest, or leave it out
    facilitate → help
    following the → after
    henceforth → from now on
    herein → here
    hereby → leave it out
    i.e. → that is
    in accordance with → under, or as … says
    in addition to → besides
    in order to → to
    in respect of → about
    in the event that → if
    in the event of → if there is
    individuals → people
    inform us → tell us
    kindly → leave it out
    leverage → use
    notwithstanding → despite
    notify → tell
    numerous → many
    obtain* → get
    on an annual basis → every year
    pertaining to → about
    please note → leave it out
    prior to → before
    pursuant to → under
    regarding → about
    reside → live
    resides → lives
    subsequently → then
    terminate* → end
    upon → on, or when
    utilize* → use
    via → by, or through
    with regard to → about
    with respect to → about
  `),
  fr: toPhrases(`
    à cet effet → pour cela
    à compter de la date → dès le
    à l'exception de → sauf
    à titre indicatif → par exemple
    afin de → pour
    afin d'→ pour
    afin que → pour que
    au moyen de → avec
    au sein de → dans
    c.-à-d. → c'est-à-dire
    ci-après → plus bas
    conformément à → selon
    dans l'éventualité où → si
    dans le but de → pour
    dans le cadre de → pendant, ou pour
    dans le cas où → si
    dans les meilleurs délais → vite
    de manière à → pour
    en ce qui a trait à → pour
    en ce qui concerne → pour
    en sus de → en plus de
    en vue de → pour
    etc. → nommer le reste, ou l'enlever
    eu égard à → selon
    il convient de → vous devez, ou il faut
    il est nécessaire de → vous devez, ou il faut
    lors de → pendant
    nonobstant → malgré
    p. ex. → par exemple
    préalablement → avant
    procéder à → faire
    relativement à → au sujet de
    solliciter → demander
    subséquemment → ensuite
    susmentionné* → le nommer
    tel que susmentionné → le nommer
    ultérieurement → plus tard
    veuillez noter que → l'enlever
  `),
};

function toPhrases(lines: string): Phrase[] {
  return lines
    .split("\n")
    .map((line) => line.split("→").map((part) => part.trim()))
    .flatMap(([avoid = "", instead = ""]) => (avoid === "" ? [] : [{ avoid, instead }]));
}
