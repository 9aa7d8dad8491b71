import { describe, expect, test } from "vitest";
import { parseLogLine } from "../../../src/surge/analyze/log-line.ts";

const combined =
  'k1 - - [08/Nov/2016:23:00:00 +0000] "GET /en/ HTTP/1.1" 200 512 "-" "Mozilla/5.0" 950';

describe("lines that are no request", () => {
  test.each<[string, string]>([
    ["prose", "the log begins here"],
    ["a list", "[1, 2]"],
    ["an object cut off", '{"time": 1478646000, "uri": "/en/"'],
    ["an object without a status", '{"time": 1478646000, "uri": "/en/"}'],
    ["an object with a status that is none", '{"time": 1478646000, "uri": "/en/", "status": 20}'],
    ["an object without a time", '{"uri": "/en/", "status": 200}'],
    ["an object with a time that is none", '{"time": "tonight", "uri": "/en/", "status": 200}'],
    [
      "an object without an address",
      '{"time": 1478646000, "status": 200, "request": {"method": 5}}',
    ],
  ])("%s", (_, line) => expect(parseLogLine(line)).toBeNull());
});

describe("lines as servers write them", () => {
  const same = {
    client: "k1",
    timeMs: Date.UTC(2016, 10, 8, 23),
    method: "GET",
    target: "/en/",
    protocol: "HTTP/1.1",
    status: 200,
    bytes: 512,
    referer: null,
    agent: "Mozilla/5.0",
    takenUs: 950,
    country: null,
    language: null,
  };
  test.each<[string, string, object]>([
    ["combined", combined, {}],
    ["combined with a country behind", `${combined} "US"`, { country: "US" }],
    ["combined with a named country", `${combined} country=CA`, { country: "CA" }],
    [
      "nginx",
      '{"time":"2016-11-08T23:00:00Z","remote_addr":"k1","request":"GET /en/ HTTP/1.1","status":"200","body_bytes_sent":"512","http_referer":"-","http_user_agent":"Mozilla/5.0","request_time":"0.00095"}',
      {},
    ],
    [
      "nginx with a country and a language",
      '{"msec":1478646000,"remote_addr":"k1","request_method":"GET","request_uri":"/en/","server_protocol":"HTTP/1.1","status":200,"bytes_sent":512,"http_user_agent":"Mozilla/5.0","request_time":0.00095,"geoip2_country_code":"us","http_accept_language":"fr-CA,fr;q=0.9"}',
      { country: "US", language: "fr" },
    ],
    [
      "Caddy, whose headers are lists",
      '{"ts":1478646000,"request":{"remote_ip":"k1","proto":"HTTP/1.1","method":"GET","uri":"/en/","headers":{"User-Agent":["Mozilla/5.0"]}},"status":200,"size":512,"duration":0.00095}',
      {},
    ],
    [
      "Traefik, which counts nanoseconds",
      '{"StartUTC":"2016-11-08T23:00:00Z","ClientHost":"k1","RequestMethod":"GET","RequestPath":"/en/","RequestProtocol":"HTTP/1.1","DownstreamStatus":200,"DownstreamContentSize":512,"Duration":950000,"user_agent":"Mozilla/5.0"}',
      {},
    ],
    [
      "milliseconds since 1970",
      '{"timeMs":1478646000000,"client":"k1","method":"GET","target":"/en/","protocol":"HTTP/1.1","status":200,"bytes":512,"agent":"Mozilla/5.0","takenUs":950}',
      {},
    ],
  ])("%s", (_, line, more) => expect(parseLogLine(line)).toEqual({ ...same, ...more }));
});
