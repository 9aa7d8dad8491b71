/**
 * Whether a state-changing request comes from the site itself or from outside a browser.
 * Fetch Metadata first; without it, `Origin` must name the host that was asked (OWASP CSRF prevention; Go 1.25 CrossOriginProtection).
 */
export function isSameSite(headers: Headers): boolean {
  const fetchSite = headers.get("sec-fetch-site");
  if (fetchSite !== null) return fetchSite === "same-origin" || fetchSite === "none";
  const origin = headers.get("origin");
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get("host");
}
