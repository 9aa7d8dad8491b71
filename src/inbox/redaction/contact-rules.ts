import type { Rule } from "./span.ts";
import { spansOf } from "./span.ts";

const word = String.raw`[\p{L}\d][\p{L}\d._%+'-]*`;
const spelledLocal = String.raw`${word}(?: (?:dot|point|underscore|dash|hyphen|tiret|souligné) ${word})*`;
const label = String.raw`[\p{L}\d][\p{L}\d-]*`;
const bracketed = (words: string) => String.raw` ?[\[({] ?(?:${words}) ?[\])}] ?`;
const dot = String.raw`(?:\.| \. ?|${bracketed("dot|point|\\.")}| (?:dot|point) )`;
/** Signs that stand for nothing but an address. */
const plainAt = String.raw`(?: ?@ ?|${bracketed("at|a|à|@|arobase|arobas")}| (?:arobase|arobas) )`;
const providers =
  "gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|live|msn|proton|protonmail|videotron|orange|free|aol|gmx|mail";
/** Endings that are no word of a sentence: "at this point in time" is no address. */
const endings = "com|ca|net|org|fr|uk|edu|gov|info|cn|br|mx|ph|pk|ng|ma|dz|tn|sn|cm|ci|ua|de|qc";

/** E-mail addresses, with the signs or spelled out in either language. */
export const emails: Rule[] = [
  spansOf("email", new RegExp(`${spelledLocal}${plainAt}${label}(?:${dot}${label})+`, "iu")),
  spansOf("email", new RegExp(`${word}@${label},(?:${endings})(?!\\p{L})`, "iu")),
  spansOf("email", /(?<![\p{L}\d])(?:[\p{L}\d._-] ){2,}@(?: [\p{L}\d._-](?![\p{L}\d]))+/u),
  spansOf(
    "email",
    new RegExp(
      String.raw`${spelledLocal} at (?:(?:${providers})${dot}${label}(?:${dot}${label})*|(?!this |that |which |some |one )${label}(?: (?:dot|point) ${label})* (?:dot|point) (?:${endings})(?!\p{L}))`,
      "iu",
    ),
  ),
];

/** Canadian postal codes; the letters D, F, I, O, Q and U are in none, W and Z begin none (Canada Post). */
export const postalCodes: Rule[] = [
  spansOf(
    "postal-code",
    /(?<![\p{L}\d])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z] ?\d(?![\p{L}\d])/iu,
  ),
  spansOf("postal-code", /(?<!\p{L})zip(?: code)?[ :]+(?<it>\d{5}(?:-\d{4})?)(?!\d)/iu),
];

const houseNumber = String.raw`(?<![\d$.,])(?:(?:[Uu]nit|[Aa]pt\.?|[Ss]uite|#) ?\d+[A-Z]?,? )?#?\d{1,5}[A-Z]?(?:[-/]\d{1,5})?`;
const capital = String.raw`\p{Lu}[\p{L}'.-]*`;
const english = String.raw`(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Crescent|Cres|Court|Ct|Lane|Ln|Way|Place|Pl|Terrace|Terr|Trail|Parkway|Pkwy|Circle|Square|Gate|Heights|Close|Highway|Hwy)(?!\p{L})\.?`;
const side = String.raw`(?: (?:[NSEW]|[NS][EW]|North|South|East|West|Ouest|Est|Nord|Sud|O)(?!\p{L}))?`;
const flat = String.raw`(?:,? ?(?:app|apt|bureau|unit|suite)\.? ?\d+)?`;
/** What can stand between a number and a word such as "street" without being the name of a street. */
const notAStreet = String.raw`(?!(?:(?:day|month|year|hour|minute|week|kilomet|mile|point|block)\p{L}*|km|people|persons?|of|the|on|in|to|an?|and|or|main|different|more) )`;
const french =
  "rue|avenue|av\\.?|boul\\.?|boulevard|chemin|ch\\.|rang|impasse|allée|montée|route|croissant|promenade";

/** Civic addresses in the order of each language, and boxes at a post office. */
export const streetAddresses: Rule[] = [
  spansOf(
    "street-address",
    new RegExp(
      String.raw`${houseNumber},? (?:(?:${capital}|\d{1,3}(?:st|nd|rd|th)?) ){1,4}?${english}${side}${flat}`,
      "u",
    ),
  ),
  spansOf(
    "street-address",
    new RegExp(
      String.raw`${houseNumber} ${notAStreet}(?:[\p{L}'-]+ ){1,2}(?:street|avenue|boulevard|crescent|blvd)(?!\p{L})${side}`,
      "iu",
    ),
  ),
  spansOf(
    "street-address",
    new RegExp(
      String.raw`${houseNumber},? (?:${french}) (?:de la |de l'|des |du |de |d'|l')?(?:${capital}|\d+e)(?: (?:de la |de l'|des |du |de )?${capital}){0,3}${flat}`,
      "u",
    ),
  ),
  spansOf(
    "street-address",
    new RegExp(
      String.raw`${houseNumber},? (?:rue (?:de la |de l'|des |du |de |d'|l')?[\p{L}'-]+|\d{1,3}(?:e|re|ère) (?:[Aa]venue|[Rr]ue|[Rr]ang))${side}${flat}`,
      "u",
    ),
  ),
  spansOf(
    "street-address",
    new RegExp(
      String.raw`${houseNumber},? (?:${capital} ){1,3}(?:North|South|East|West|Ouest|Est|Nord|Sud)(?!\p{L})`,
      "u",
    ),
  ),
  spansOf(
    "street-address",
    new RegExp(
      String.raw`(?<!\p{L})(?:[Ii] live at|[Ww]e live at|[Aa]ddress(?: is|:)|[Jj]'habite(?: le| au)?|[Aa]dresse(?: est(?: le)?| ?:)) (?<it>${houseNumber},? ${capital}(?: ${capital}){0,3})`,
      "u",
    ),
  ),
  spansOf("street-address", /(?<!\p{L})R\.?R\.? ?#?\d+(?: Site \d+)?(?: Box \d+)?/iu),
  spansOf(
    "street-address",
    /(?<!\p{L})(?:P\.? ?O\.? ?Box|C\. ?P\.|B\. ?P\.|case postale|boîte postale) ?\d+/iu,
  ),
];
