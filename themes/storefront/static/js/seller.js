(() => {
  const all = (query) => document.querySelectorAll(query);

  // Show the photos she picked before they are sent.
  all("input[type=file][data-preview]").forEach((input) => {
    const box = document.createElement("div");
    box.className = "preview";
    input.after(box);
    input.addEventListener("change", () => {
      box.replaceChildren(
        ...[...input.files].slice(0, 9).map((file) => {
          const photo = new Image();
          photo.alt = file.name;
          photo.src = URL.createObjectURL(file);
          photo.onload = () => URL.revokeObjectURL(photo.src);
          photo.onerror = () => photo.remove();
          return photo;
        }),
      );
    });
  });

  // Say the price back as money while she types: 150k, 1tr2, 150 nghìn.
  const WORDS = { k: 1e3, n: 1e3, t: 1e6 };
  const vnd = (text) => {
    const plain = text.toLowerCase().replace(/[\s.đ₫]|vnd/g, "");
    const found = plain.match(/^(\d+)(?:,(\d+))?(k|n|t)?[^\d]*(\d{0,3})$/);
    if (!found) return 0;
    const [, whole, part, word, rest] = found;
    const unit = WORDS[word] || 1;
    const tail = part || (word ? rest : "");
    return Math.round(Number(`${whole}.${tail || 0}`) * unit);
  };
  all("input[data-price-echo]").forEach((input) => {
    const echo = document.createElement("output");
    echo.className = "echo";
    echo.htmlFor = input.id;
    input.after(echo);
    const say = () => {
      const amount = vnd(input.value);
      echo.textContent = amount ? `${amount.toLocaleString("vi-VN")} ₫` : "";
    };
    input.addEventListener("input", say);
    say();
  });

  // Leaving with something typed asks first.
  all("form[data-unsaved]").forEach((form) => {
    let dirty = false;
    const ask = (event) => dirty && event.preventDefault();
    form.addEventListener("input", () => (dirty = true));
    form.addEventListener("submit", () => (dirty = false));
    addEventListener("beforeunload", ask);
  });
})();
