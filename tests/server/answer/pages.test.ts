import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { describeMatrix } from "../../support/matrix.ts";

describeMatrix("pages", (askFor) => {
  test("a page is sent with its type, its length and how long it keeps", async () => {
    const { status, headers, body } = await askFor("GET", "/en/visit/");
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-length": String(body.length),
      "cache-control":
        "public, max-age=60, s-maxage=300, stale-while-revalidate=600, stale-if-error=86400",
      vary: "Accept-Encoding",
    });
    expect(body.toString()).toContain("<h1>Visit</h1>");
  });

  test("HEAD has the headers of GET and no body", async () => {
    const { headers: got } = await askFor("GET", "/en/visit/");
    const { status, headers, body } = await askFor("HEAD", "/en/visit/");
    expect({
      status,
      body: body.length,
      etag: headers.etag,
      length: headers["content-length"],
    }).toEqual({ status: 200, body: 0, etag: got.etag, length: got["content-length"] });
  });

  test("a query string never changes an answer", async () => {
    const { headers } = await askFor("GET", "/en/visit/");
    const { status, headers: asked } = await askFor("GET", "/en/visit/?utm_source=x&lang=fr");
    expect({ status, etag: asked.etag }).toEqual({ status: 200, etag: headers.etag });
  });

  test.each([
    ["/en/visit", "/en/visit/"],
    ["/en/visit/index.html", "/en/visit/"],
    ["/en", "/en/"],
    ["/index.html", "/"],
  ])("%s leads to %s, by path only", async (asked, location) => {
    const { status, headers } = await askFor("GET", asked);
    expect({ status, location: headers.location }).toEqual({ status: 301, location });
  });

  test.each([
    ["/en/nothing-here/", "This page does not exist"],
    ["/fr/rien/", "Cette page n&#39;existe pas".replace("&#39;", "'")],
    ["/nothing", "Neither language"],
    ["/english", "Neither language"],
  ])("%s is 404 in the language of the path", async (asked, heading) => {
    const { status, headers, body } = await askFor("GET", asked);
    expect({ status, cache: headers["cache-control"] }).toEqual({
      status: 404,
      cache: "public, max-age=30",
    });
    expect(body.toString()).toContain(`<h1>${heading}</h1>`);
  });

  test.each([
    "/en/visit//",
    "/en//visit/",
    "//en/visit/",
    "/en/./visit/",
    "/en/x/../visit/",
    "/en/%76isit/",
    "/en/visit%2f",
    "/en/visit/;x",
    "/en/visit/x.css",
    "/EN/visit/",
    "/en/visit/%00",
    "/en\\visit\\",
    "/../package.json",
    "/en/visit/%2e%2e/%2e%2e/etc/passwd",
  ])("%s is not a page: only the exact path is", async (asked) => {
    expect((await askFor("GET", asked)).status).toBe(404);
  });

  test.each(["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])(
    "%s on a page is 405 with what is allowed",
    async (method) => {
      const { status, headers } = await askFor(method, "/en/visit/");
      expect({ status, allow: headers.allow, cache: headers["cache-control"] }).toEqual({
        status: 405,
        allow: "GET, HEAD",
        cache: "no-store",
      });
    },
  );

  test.each([
    "/en/visit/",
    "/en/nothing/",
    "/en/visit",
    "/healthz",
    "/_astro/sheet.3f2a.css",
    "/robots.txt",
    "/api/feedback",
  ])("%s carries the security headers", async (asked) => {
    const { headers } = await askFor("GET", asked);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    });
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; /,
    );
    expect(headers["content-security-policy"]).not.toContain("unsafe");
  });

  test("hashed assets keep for a year, and what is too small to shrink does not vary", async () => {
    expect((await askFor("GET", "/_astro/sheet.3f2a.css")).headers["cache-control"]).toBe(
      "public, max-age=31536000, immutable",
    );
    expect((await askFor("GET", "/robots.txt")).headers.vary).toBeUndefined();
  });

  test("health and readiness", async () => {
    expect((await askFor("GET", "/healthz")).body.toString()).toBe("ok\n");
    expect((await askFor("GET", "/readyz")).status).toBe(200);
  });
});

describeMatrix("encodings", (askFor) => {
  const decoders = {
    br: brotliDecompressSync,
    gzip: gunzipSync,
    zstd: zstdDecompressSync,
    identity: (bytes: Buffer) => bytes,
  };

  test.each([
    ["br, gzip", "br"],
    ["gzip, deflate, br, zstd", "br"],
    ["gzip", "gzip"],
    ["zstd", "zstd"],
    ["X-Gzip", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["br;q=0.5, gzip;q=0.8", "gzip"],
    ["gzip;q=1.0, br;q=0.999", "gzip"],
    ["identity, br;q=0.5", "identity"],
    ["*", "br"],
    ["*;q=0.1, gzip", "gzip"],
    ["identity;q=0, gzip", "gzip"],
    ["br;q=2", "identity"],
    ["unknown", "identity"],
    ["", "identity"],
  ] as const)('"%s" gets %s, and it decodes to the page', async (accepted, encoding) => {
    const { headers, body } = await askFor(
      "GET",
      "/en/visit/",
      accepted === "" ? {} : { "accept-encoding": accepted },
    );
    expect(headers["content-encoding"]).toBe(encoding === "identity" ? undefined : encoding);
    expect(decoders[encoding](body).toString()).toContain("<h1>Visit</h1>");
  });

  test.each(["identity;q=0", "*;q=0", "identity;q=0, br;q=0, gzip;q=0, zstd;q=0"])(
    '"%s" leaves nothing: 406',
    async (accepted) => {
      const { status, headers } = await askFor("GET", "/en/visit/", {
        "accept-encoding": accepted,
      });
      expect({ status, vary: headers.vary }).toEqual({ status: 406, vary: "Accept-Encoding" });
    },
  );

  test("each encoding has a validator of its own", async () => {
    const tags = await Promise.all(
      ["br", "gzip", "zstd", "identity"].map(
        async (encoding) =>
          (await askFor("GET", "/en/visit/", { "accept-encoding": encoding })).headers.etag,
      ),
    );
    expect(new Set(tags).size).toBe(4);
  });
});

describeMatrix("validators", (askFor) => {
  const etagOf = async () =>
    (await askFor("GET", "/en/visit/", { "accept-encoding": "br" })).headers.etag ?? "";
  const again = (field: string) =>
    askFor("GET", "/en/visit/", { "accept-encoding": "br", "if-none-match": field });

  test.each([
    ["the tag itself", (tag: string) => tag],
    ["a weak form of it", (tag: string) => `W/${tag}`],
    ["a list that holds it", (tag: string) => `"other", W/"more, with a comma", ${tag}`],
    ["any", () => "*"],
  ])("%s: 304 with validators and policy, without a body", async (_about, toField) => {
    const etag = await etagOf();
    const { status, headers, body } = await again(toField(etag));
    expect({
      status,
      etag: headers.etag,
      vary: headers.vary,
      cache: headers["cache-control"],
      body: body.length,
    }).toEqual({
      status: 304,
      etag,
      vary: "Accept-Encoding",
      cache: "public, max-age=60, s-maxage=300, stale-while-revalidate=600, stale-if-error=86400",
      body: 0,
    });
    expect(headers["content-length"]).toBeUndefined();
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  test.each([
    ["another tag", () => '"other"'],
    [
      "the tag of another encoding",
      async () =>
        (await askFor("GET", "/en/visit/", { "accept-encoding": "gzip" })).headers.etag ?? "",
    ],
    ["the tag without its quotes", async () => (await etagOf()).replaceAll('"', "")],
  ])("%s: the page is sent", async (_about, toField) => {
    expect((await again(await toField())).status).toBe(200);
  });
});
