/** Loads the rules of the tool on the page when its form is first used: whoever only reads the page loads nothing. */
const place = document.querySelector<HTMLElement>("[data-tool]");
if (place !== null) {
  const load = async () => {
    const { answerLive } = await import("./answer-live.ts");
    await answerLive(place);
  };
  // When it cannot be loaded, the form is sent as it is without script.
  place.addEventListener("focusin", () => void load().catch(() => undefined), { once: true });
}
