/**
 * The query of a form or a tool that was asked in French, wherever in it the language stands: the server's own rule for the
 * page that says no. For any engine with Perl's regular expressions; `#` never travels.
 */
const inQuery = "(?:.*&)?language=fr(?:&|$)";

/** Matches the whole target of a request for this address that was asked in French. */
export function askedInFrench(address: string): string {
  return `^${address.replaceAll(".", "[.]")}[?]${inQuery}`;
}
