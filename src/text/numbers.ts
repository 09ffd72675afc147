// One formatter for all numbers: making one takes a tenth of a millisecond, and `toLocaleString` makes one each time the
// language differs from the last call's, which was most of the time of a list of fifty lines.
const withCommas = new Intl.NumberFormat("en-US");

/** 1234567 → "1,234,567", as both languages write it. */
export const grouped = (value: number): string => withCommas.format(value);
