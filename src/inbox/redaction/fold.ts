/**
 * What the rules read: the same text, character for character, with one form for each kind of digit, space, dash and
 * apostrophe. Positions in it are positions in the text.
 */
export function fold(text: string): string {
  return text.replaceAll(/[^\n\x20-\x7e]/g, (character) => {
    if (/\p{Nd}/u.test(character)) return String(digitValue(character));
    if (/\s/u.test(character)) return " ";
    if (/[\p{Pd}\u2212\u00b7\u2022]/u.test(character)) return "-";
    if (character === "\u2019" || character === "\u02bc") return "'";
    return character === "\uff20" ? "@" : character;
  });
}

/**
 * A text without what hides personal data from rules and what databases refuse: composed letters (NFC), no control
 * characters but line ends, nothing of zero width, no half of a surrogate pair.
 */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (character === "\n" ? "\n" : ""));
}

/** Digits of a script stand in a row of ten that begins with its zero (Unicode Standard, 4.6). */
function digitValue(digit: string): number {
  let code = digit.charCodeAt(0);
  const last = code;
  while (/\p{Nd}/u.test(String.fromCharCode(code - 1)) && last - code < 9) code -= 1;
  return last - code;
}
