/** Loads the rules of the tool on the page when its form is first used: whoever only reads the page loads nothing. */
const place = document.querySelector<HTMLElement>("[data-tool]");
const script = place?.dataset["script"];
if (script !== undefined)
  place?.addEventListener(
    "focusin",
    // When it cannot be loaded, the form is sent as it is without script.
    () => void import(/* @vite-ignore */ script).catch(() => undefined),
    { once: true },
  );
