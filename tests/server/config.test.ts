import { expect, test } from "vitest";
import { readConfig } from "../../src/server/config.ts";

test("without settings the server has sensible ones, and other variables are not its business", () => {
  expect(readConfig({ PATH: "/bin", PORT: "x" })).toMatchObject({
    port: 4321,
    host: "0.0.0.0",
    dataFolder: "var",
    accessLog: true,
    dynamicDeadlineMs: 2000,
  });
});

test("settings are read", () => {
  expect(
    readConfig({ FRESHET_PORT: "8080", FRESHET_WORKERS: "3", FRESHET_ACCESS_LOG: "off" }),
  ).toMatchObject({ port: 8080, workers: 3, accessLog: false });
});

test.each([
  [
    "a port that is no number",
    { FRESHET_PORT: "http" },
    'FRESHET_PORT is "http"; it should be a whole number',
  ],
  [
    "a port that does not exist",
    { FRESHET_PORT: "70000" },
    'FRESHET_PORT is "70000"; it should be at most 65535',
  ],
  ["no workers", { FRESHET_WORKERS: "0" }, 'FRESHET_WORKERS is "0"; it should be at least 1'],
  [
    "a half-switched log",
    { FRESHET_ACCESS_LOG: "yes" },
    'FRESHET_ACCESS_LOG is "yes"; it should be on or off',
  ],
])("%s is refused in one sentence", (_about, env, message) => {
  expect(() => readConfig(env)).toThrow(message);
});

test("a misspelt setting is refused with the known ones", () => {
  expect(() => readConfig({ FRESHET_PROT: "80" })).toThrow(
    /^FRESHET_PROT is not a setting; known settings are FRESHET_PORT, /,
  );
});
