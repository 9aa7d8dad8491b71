/** What a browser sends with a navigation, as far as a server may look at it. */
const browserHeaders = [
  "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
  "Accept-Encoding: gzip, deflate, br",
  "Accept-Language: en-CA,en;q=0.9,fr;q=0.8",
  "Upgrade-Insecure-Requests: 1",
  "Sec-Fetch-Site: none",
  "Sec-Fetch-Mode: navigate",
  "Sec-Fetch-Dest: document",
];

/** A GET as a browser sends it (RFC 9112, 3). `extra` are whole header lines. */
export function toRequestText(address: string, extra: readonly string[] = []): string {
  return [`GET ${address} HTTP/1.1`, "Host: localhost", ...browserHeaders, ...extra, "", ""].join(
    "\r\n",
  );
}
