/** @returns so many of them, evenly spread */
export function every<Item>(items: readonly Item[], count: number): readonly Item[] {
  const stride = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, place) => place % stride === 0).slice(0, count);
}
