import type { CacheClass } from "./table.ts";

/**
 * How long each class of resource may be kept (RFC 9111; stale-* RFC 5861). Pages are short in browsers because a
 * correction must show; an edge, which a deploy purges, keeps them for longer and so asks for each a fifth as often.
 */
export const cacheControl: Record<CacheClass, string> = {
  page: "public, max-age=60, s-maxage=300, stale-while-revalidate=600, stale-if-error=86400",
  asset: "public, max-age=31536000, immutable",
  feed: "public, max-age=3600",
  notice: "public, max-age=10, stale-while-revalidate=30",
  notFound: "public, max-age=30",
  redirect: "public, max-age=3600",
  dynamic: "no-store",
  refusal: "no-store",
};

/**
 * The header lines of every answer, whatever its class. `styleHashes` and
 * `scriptHashes` are CSP sources of what stands inside pages: with them the policy is constant and needs no `unsafe-*` (CSP Level 3, 6.7; MDN HTTP Observatory).
 */
export function securityHeaders(
  styleHashes: readonly string[],
  scriptHashes: readonly string[],
): [name: string, value: string][] {
  const policy = [
    `default-src 'none'`,
    `style-src ${styleHashes.join(" ")}`,
    `script-src ${["'self'", ...scriptHashes].join(" ")}`,
    `img-src 'self'`,
    // Browsers fetch compression dictionaries under this directive.
    `connect-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join("; ");
  return [
    ["Content-Security-Policy", policy],
    ["Strict-Transport-Security", "max-age=63072000; includeSubDomains"],
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Embedder-Policy", "require-corp"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
    ["X-Frame-Options", "DENY"],
  ];
}
