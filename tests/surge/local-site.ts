import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What a small site of the tests saw. */
export interface LocalSite {
  origin: string;
  /** Requests as they came. */
  seen: { method: string; url: string; headers: IncomingMessage["headers"] }[];
  connections(): number;
}

const PAGES = [
  "/en/",
  "/en/immigrate/",
  "/en/immigrate/visit/",
  "/fr/",
  "/fr/immigrer/",
  "/fr/immigrer/visiter/",
];

/** Serves a real server on a free port until the test ends; it remembers what it was asked for. */
export async function serve(listener: RequestListener): Promise<LocalSite> {
  const seen: LocalSite["seen"] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    seen.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers });
    listener(request, response);
  });
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    connections: () => connections,
  };
}

/** A bilingual site of six pages, a style sheet and an icon, whose sitemap names its public origin. */
export function bilingualSite({ url = "/" }: IncomingMessage, response: ServerResponse): void {
  if (url === "/sitemap.xml") {
    response.setHeader("content-type", "application/xml");
    response.end(
      `<urlset>${PAGES.map((page) => `<url><loc>https://public.example${page}</loc></url>`).join("")}</urlset>`,
    );
  } else if (url === "/" || PAGES.includes(url)) {
    const links = PAGES.map((page) => `<a href="https://public.example${page}">${page}</a>`);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      `<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/site.css">${links.join("")}`,
    );
  } else if (url === "/icon.svg" || url === "/site.css") {
    response.end("content");
  } else {
    response.statusCode = 404;
    response.end();
  }
}
