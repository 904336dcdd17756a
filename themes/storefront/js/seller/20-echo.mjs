import { formatVnd, readPrice } from "./10-price.mjs";

// Say the price back as money while she types: 150k, 1tr2, 150 nghìn.
export const echoOf = (typed) => {
  const amount = readPrice(typed);
  return amount === null ? "" : formatVnd(amount);
};

export const echoPrices = (doc) => {
  for (const input of doc.querySelectorAll("input[data-price-echo]")) {
    const echo = doc.createElement("output");
    echo.className = "echo";
    echo.htmlFor = input.id;
    input.after(echo);
    const say = () => (echo.textContent = echoOf(input.value));
    input.addEventListener("input", say);
    say();
  }
};
