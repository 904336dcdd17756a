// Copy buttons need this script, so they appear with it.
export const offerCopies = (doc, clipboard) => {
  if (!clipboard) return;
  for (const button of doc.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
    });
  }
};
