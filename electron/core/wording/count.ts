export const integers = new Intl.NumberFormat("en");
export const percents = new Intl.NumberFormat("en", { style: "percent" });

/** A number with its noun, such as "1 article" and "2 articles". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${integers.format(number)} ${number === 1 ? one : many}`;
}
