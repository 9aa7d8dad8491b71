import { createServer } from "node:http";
import sirv from "sirv";

const [folder = "", port = ""] = process.argv.slice(2);
const serve = sirv(folder, { brotli: true, gzip: true, etag: true });
createServer((request, response) =>
  serve(request, response, () => {
    response.statusCode = 404;
    response.end("Not found");
  }),
).listen(Number(port), "127.0.0.1", 4096);
