/** Words a minute: silent reading of English prose, rounded (Brysbaert 2019, mean 238). */
const WORDS_A_MINUTE = 230;

/** @returns whole minutes; at least 1, unless there are no words at all */
export function readingMinutes(words: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

/** @returns the fewest words that take so many minutes, as `readingMinutes` rounds them; 0 for no minutes */
export function leastWordsFor(minutes: number): number {
  return minutes === 0 ? 0 : Math.ceil((minutes - 0.5) * WORDS_A_MINUTE);
}

const integers = new Intl.NumberFormat("en");

/** @returns such as `9 min` or `14 h 20 min` */
export function describeReadingTime(words: number): string {
  const minutes = readingMinutes(words);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  // Beyond a day of reading nobody plans by the minute.
  if (rest === 0 || hours >= 24) return `${integers.format(hours)} h`;
  return `${hours} h ${rest} min`;
}
