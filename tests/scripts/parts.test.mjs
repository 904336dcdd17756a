import assert from "node:assert/strict";
import test from "node:test";

import { askBeforeLeaving } from "../../themes/storefront/js/seller/40-unsaved.mjs";
import { countBasket } from "../../themes/storefront/js/site/10-basket.mjs";
import { offerCopies } from "../../themes/storefront/js/site/20-copy.mjs";

const badgeOf = (link) => ({ hidden: true, textContent: "", closest: () => link });

const pageWith = (count, badge) => ({
  querySelector: () => count && { dataset: { basketCount: count } },
  querySelectorAll: () => [badge],
});

test("the basket's own page says how much is in it", () => {
  const [kept, link] = [{}, { ariaLabel: "Basket" }];
  const badge = badgeOf(link);

  countBasket(pageWith("3", badge), kept);

  assert.deepEqual(kept, { basket: "3" });
  assert.deepEqual([badge.hidden, badge.textContent], [false, 3]);
  assert.equal(link.ariaLabel, "Basket 3");
});

test("other pages remember it", () => {
  const badge = badgeOf({ ariaLabel: "Basket" });

  countBasket(pageWith(null, badge), { basket: "2" });

  assert.equal(badge.textContent, 2);
});

test("an empty basket has no badge", () => {
  const badge = badgeOf({ ariaLabel: "Basket" });

  countBasket(pageWith("0", badge), { basket: "2" });

  assert.equal(badge.hidden, true);
});

const copyButton = () =>
  Object.assign(new EventTarget(), {
    hidden: true,
    dataset: { copy: "0123", copied: "Copied" },
  });

test("a button copies its text and says so", async () => {
  const button = copyButton();
  const written = [];
  offerCopies(
    { querySelectorAll: () => [button] },
    { writeText: async (text) => written.push(text) },
  );

  button.dispatchEvent(new Event("click"));
  await new Promise(setImmediate);

  assert.deepEqual(written, ["0123"]);
  assert.deepEqual([button.hidden, button.textContent], [false, "Copied"]);
});

test("without a clipboard the button stays away", () => {
  const button = copyButton();

  offerCopies({ querySelectorAll: () => [button] }, undefined);

  assert.equal(button.hidden, true);
});

const leaving = (page) => {
  const event = new Event("beforeunload", { cancelable: true });
  page.dispatchEvent(event);
  return event.defaultPrevented;
};

test("only what was typed and not sent holds her back", () => {
  const [form, page] = [new EventTarget(), new EventTarget()];
  askBeforeLeaving({ querySelectorAll: () => [form] }, page);

  assert.equal(leaving(page), false);
  form.dispatchEvent(new Event("input"));
  assert.equal(leaving(page), true);
  form.dispatchEvent(new Event("submit"));
  assert.equal(leaving(page), false);
});
