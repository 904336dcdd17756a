(() => {
  const doc = document;
  const all = (query) => doc.querySelectorAll(query);
  const fresh = (html) => new DOMParser().parseFromString(html, "text/html");

  // An error summary is read first.
  doc.querySelector(".summary")?.focus();

  // How much is in the basket, kept on this phone only.
  try {
    const now = doc.querySelector("[data-basket-count]");
    if (now) localStorage.basket = now.dataset.basketCount;
    const count = Number(localStorage.basket);
    if (count) {
      all("[data-basket-badge]").forEach((badge) => {
        badge.textContent = count;
        badge.hidden = false;
        badge.closest("a").ariaLabel += ` ${count}`;
      });
    }
  } catch {}

  // Copy buttons need this script, so they appear with it.
  all("[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
    });
  });

  // A link to a small page may show it in place.
  const show = async (link) => {
    const answer = await fetch(link.href);
    const page = fresh(await answer.text());
    const body = page.querySelector("[data-sheet-body]");
    if (!answer.ok || !body) return location.assign(link.href);
    const sheet = doc.createElement("dialog");
    const close = doc.createElement("button");
    close.className = "close";
    close.type = "button";
    close.textContent = "✕";
    close.setAttribute("aria-label", link.dataset.close);
    close.onclick = () => sheet.close();
    sheet.onclose = () => sheet.remove();
    sheet.onclick = (event) => {
      if (event.target === sheet) sheet.close(); // a handler's false would stop the form
    };
    const title = body.querySelector("h1, h2");
    if (title) sheet.setAttribute("aria-label", title.textContent.trim());
    sheet.append(close, body);
    doc.body.append(sheet);
    sheet.showModal();
  };
  doc.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-sheet]");
    if (!link || event.ctrlKey || event.metaKey || !window.HTMLDialogElement) return;
    event.preventDefault();
    show(link).catch(() => location.assign(link.href));
  });
})();
