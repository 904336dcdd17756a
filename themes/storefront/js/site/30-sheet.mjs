// A link to a small page may show it in place.
export const sheetOf = (doc, body, words) => {
  const sheet = doc.createElement("dialog");
  const close = doc.createElement("button");
  close.className = "close";
  close.type = "button";
  close.textContent = "✕";
  close.setAttribute("aria-label", words);
  close.onclick = () => sheet.close();
  sheet.onclose = () => sheet.remove();
  sheet.onclick = (event) => {
    // A handler's false would stop the form.
    if (event.target === sheet) sheet.close();
  };
  const title = body.querySelector("h1, h2");
  if (title) sheet.setAttribute("aria-label", title.textContent.trim());
  sheet.append(close, body);
  return sheet;
};

export const openSheet = async (doc, link) => {
  const answer = await fetch(link.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const body = page.querySelector("[data-sheet-body]");
  if (!answer.ok || !body) return location.assign(link.href);
  const sheet = sheetOf(doc, body, link.dataset.close);
  doc.body.append(sheet);
  sheet.showModal();
};

export const offerSheets = (doc) =>
  doc.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-sheet]");
    if (!link || event.ctrlKey || event.metaKey || !window.HTMLDialogElement) return;
    event.preventDefault();
    openSheet(doc, link).catch(() => location.assign(link.href));
  });
