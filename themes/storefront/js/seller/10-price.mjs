// VND as people write them; the same rules as shop/money.py, held to the same examples.
const THOUSAND = 1000n;
const MILLION = 1000000n;
const BILLION = 1000000000n;
const UNITS = {
  k: THOUSAND,
  n: THOUSAND,
  ng: THOUSAND,
  nghin: THOUSAND,
  ngan: THOUSAND,
  tr: MILLION,
  trieu: MILLION,
  cu: MILLION,
  ty: BILLION,
  ti: BILLION,
};
const LONGEST = 40;
const HIDDEN =
  /[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
const SPACES = /[\s\x85\u2800]+/g;
const CURRENCY = /\s*(?:dong|vnd|d|₫)\.?$/;
const PLAIN = /^(?:\d+|\d{1,3}(?<mark>[., ])\d{3}(?:\k<mark>\d{3})*)$/;
const WITH_UNIT =
  /^(?<count>\d+(?:[.,]\d{1,3})*)\s*(?<hundred>tram)?\s*(?<unit>nghin|trieu|ngan|ng|tr|cu|ty|ti|k|n)(?:\s*(?<tail>\d{1,3})\s*(?<low>tram)?\s*(?<lowUnit>k|nghin|ngan|ng|n)?|\s*(?<half>ruoi))?$/;

const fold = (text) =>
  text
    .replace(/[\ufe00-\ufe0f]/g, "")
    .normalize("NFKC")
    .replace(HIDDEN, "")
    .replace(/[đðɖ]/g, "d")
    .replace(/[ĐÐƉ]/g, "D")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(SPACES, " ")
    .trim();

const part = (figures, unit) => (BigInt(figures) * unit) / 10n ** BigInt(figures.length);

const headOf = ({ count, hundred, unit }) => {
  const worth = UNITS[unit] * (hundred ? 100n : 1n);
  const [whole, ...rest] = count.split(/[.,]/);
  const isThousands =
    rest.length > 1 || (rest.length && UNITS[unit] === THOUSAND && rest[0].length === 3);
  if (isThousands) {
    return PLAIN.test(count) ? BigInt(whole + rest.join("")) * worth : null;
  }
  return BigInt(whole) * worth + (rest.length ? part(rest[0], worth) : 0n);
};

const tailOf = ({ count, unit, tail, low, lowUnit, half }) => {
  if (half) return UNITS[unit] / 2n;
  if (!tail) return 0n;
  if (/[.,]/.test(count) || (lowUnit && UNITS[unit] === THOUSAND)) return null;
  if (lowUnit) return BigInt(tail) * (low ? 100n : 1n) * THOUSAND;
  return low ? (BigInt(tail) * UNITS[unit]) / 10n : part(tail, UNITS[unit]);
};

// A BigInt, or null where shop/money.py refuses.
export const readPrice = (text) => {
  if ([...text].length > LONGEST) return null;
  const amount = fold(text).replace(CURRENCY, "");
  if (PLAIN.test(amount)) return BigInt(amount.replace(/[., ]/g, ""));
  const found = amount.match(WITH_UNIT)?.groups;
  if (!found) return null;
  const [head, tail] = [headOf(found), tailOf(found)];
  return head === null || tail === null ? null : head + tail;
};

export const formatVnd = (amount) =>
  `${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")}\u00a0₫`;
