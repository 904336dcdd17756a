// Leaving with something typed asks first.
export const askBeforeLeaving = (doc, page) => {
  for (const form of doc.querySelectorAll("form[data-unsaved]")) {
    let dirty = false;
    form.addEventListener("input", () => (dirty = true));
    form.addEventListener("submit", () => (dirty = false));
    page.addEventListener("beforeunload", (event) => dirty && event.preventDefault());
  }
};
