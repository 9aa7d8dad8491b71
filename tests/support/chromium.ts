/** The tests use the browser that the measurements use. */
export { openBrowser } from "../../src/chromium/open-browser.ts";
