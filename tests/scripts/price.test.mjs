import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { formatVnd, readPrice } from "../../themes/storefront/js/seller/10-price.mjs";
import { echoOf } from "../../themes/storefront/js/seller/20-echo.mjs";

const vectors = new URL("../shop/money_vectors.json", import.meta.url);
const { read, refused } = JSON.parse(readFileSync(vectors, "utf8"));

for (const [typed, amount] of read) {
  test(`${JSON.stringify(typed)} is ${amount}`, () => {
    assert.equal(readPrice(typed), BigInt(amount));
  });
}

for (const typed of refused) {
  test(`${JSON.stringify(typed)} is no price`, () => {
    assert.equal(readPrice(typed), null);
    assert.equal(echoOf(typed), "");
  });
}

test("money is printed as the shop prints it", () => {
  assert.equal(formatVnd(150000n), "150.000\u00a0₫");
  assert.equal(formatVnd(999n), "999\u00a0₫");
  assert.equal(echoOf("1 triệu rưỡi"), "1.500.000\u00a0₫");
});
