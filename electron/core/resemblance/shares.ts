/** @returns what part of `some` is among `others` too, 0 to 1; 1 where there is nothing to be missed */
export function shareFoundIn<Part>(some: ReadonlySet<Part>, others: ReadonlySet<Part>): number {
  return some.size === 0 ? 1 : commonTo(some, others) / some.size;
}

/** @returns what part of all that either has both have, 0 to 1 (Jaccard's index); 0 for two that are empty */
export function resemblanceOf<Part>(one: ReadonlySet<Part>, other: ReadonlySet<Part>): number {
  const common = commonTo(one, other);
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}

function commonTo<Part>(one: ReadonlySet<Part>, other: ReadonlySet<Part>): number {
  const [smaller, larger] = one.size <= other.size ? [one, other] : [other, one];
  let common = 0;
  for (const part of smaller) if (larger.has(part)) common += 1;
  return common;
}
