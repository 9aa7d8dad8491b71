import { extname } from "node:path";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".ico": "image/x-icon",
  ".png": "image/png",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** The Content-Type of a built file. Throws for an ending that is not listed, so that no file is served as a guess. */
export function contentTypeOf(file: string): string {
  const type = types[extname(file)];
  if (type === undefined)
    throw new Error(
      `No content type is known for ${file}: add its ending to src/delivery/content-type.ts`,
    );
  return type;
}
