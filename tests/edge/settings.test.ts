import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseSettings, settingsSchema } from "../../src/edge/settings.ts";

const least = "host: guide.example\norigins: [127.0.0.1:4321]\n";

test.each([
  ["an empty file", "", "edge.yaml: host"],
  ["broken YAML", "host: [", "edge.yaml is not valid YAML"],
  ["no origin", "host: a.example\norigins: []", "origins: should name at least one server"],
  [
    "an origin without a port",
    "host: a.example\norigins: [10.0.0.1]",
    "should be a host and a port",
  ],
  ["a misspelt field", `${least}orgins: []`, "orgins is not a setting; there are host, origins"],
  ["a path that is not absolute", `${least}folder: srv`, "should be an absolute path"],
  ["a path that could end a line", `${least}folder: "/srv; rm"`, "should be an absolute path"],
  ["a host with a path", "host: a.example/en\norigins: [a:1]", "should be a host name"],
  ["half a certificate", `${least}certificate: { chain: /a.pem }`, "certificate.key"],
])("%s is refused, and the message names it", (_about, text, message) => {
  expect(() => parseSettings(text, "edge.yaml")).toThrow(message);
});

test("a name and the origins are enough", () => {
  const settings = parseSettings(least, "edge.yaml");
  expect(settings.certificate).toBeNull();
  expect(settings.staleHours).toBe(24);
});

test("the example is valid and shows every field", () => {
  const text = readFileSync("src/edge/example.yaml", "utf8");
  expect(parseSettings(text, "example.yaml").certificate).not.toBeNull();
  const missing = Object.keys(settingsSchema.shape).filter((name) => !text.includes(`\n${name}:`));
  expect(missing).toEqual([]);
});
