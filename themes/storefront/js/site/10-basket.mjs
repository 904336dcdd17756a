// How much is in the basket, kept on this phone only.
export const countBasket = (doc, kept) => {
  const now = doc.querySelector("[data-basket-count]");
  if (now) kept.basket = now.dataset.basketCount;
  const count = Number(kept.basket);
  if (!count) return;
  for (const badge of doc.querySelectorAll("[data-basket-badge]")) {
    badge.textContent = count;
    badge.hidden = false;
    badge.closest("a").ariaLabel += ` ${count}`;
  }
};
