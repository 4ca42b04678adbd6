const VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
const NUMBER = /^c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;

/** @param digits  small letters @returns undefined for anything that is no Roman number below 400 */
export function romanValue(digits: string): number | undefined {
  if (digits === "" || !NUMBER.test(digits)) return undefined;
  const values = Array.from(digits, (digit) => VALUES[digit] ?? 0);
  return values.reduce(
    (sum, value, index) => (value < (values[index + 1] ?? 0) ? sum - value : sum + value),
    0,
  );
}
