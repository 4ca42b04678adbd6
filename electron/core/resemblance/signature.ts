import type { WordNumbers } from "../text/word-numbers.ts";
import { mixBits, shingleUpTo, WORDS } from "./shingles.ts";

/**
 * Bands that must agree in one for two texts to be compared, and slots in each. Two texts with a resemblance of s meet with a
 * probability of 1 - (1 - s³)^16: 88 % at one half, 97.8 % at 0.6, 99.9 % at 0.7; 1.6 % at 0.1, and at 0.02, where articles on
 * one subject lie, one in 8,000. Half of the bands would miss a third of what resembles by half; twice as many would double
 * the largest table of the index.
 */
const BANDS = 16;
const SLOTS_IN_BAND = 3;
export const SLOTS = BANDS * SLOTS_IN_BAND;

/** A shorter text says too little: stubs before a paywall, and captions, are alike without being the same. */
export const FEWEST_SHINGLES = 20;

/**
 * A sketch of a text: of two texts as many slots agree as they resemble each other, on average.
 * @returns SLOTS 32-bit numbers; undefined for a text too short to be told from others
 * Cost: one pass, whatever SLOTS is. Method: one-permutation MinHash, with the densification of Shrivastava 2017.
 */
export function signatureOf(shingles: ReadonlySet<number>): Uint32Array | undefined {
  if (shingles.size < FEWEST_SHINGLES) return undefined;
  const least = emptySlots();
  for (const shingle of shingles) enter(least, shingle);
  return filledSlots(least);
}

/**
 * The same for a whole text, without gathering its shingles first: a minimum does not mind what recurs, and to gather them
 * takes three times as long as the rest.
 * @param numbers  of its words; see `numberWords`
 */
export function signatureOfWords(numbers: Readonly<WordNumbers>): Uint32Array | undefined {
  if (!hasEnough(numbers)) return undefined;
  const least = emptySlots();
  for (let last = WORDS - 1; last < numbers.length; last += 1) {
    enter(least, shingleUpTo(numbers, last));
  }
  return filledSlots(least);
}

/** Whether a text has FEWEST_SHINGLES different ones. */
function hasEnough(numbers: Readonly<WordNumbers>): boolean {
  const different: number[] = [];
  for (let last = WORDS - 1; last < numbers.length; last += 1) {
    const shingle = shingleUpTo(numbers, last);
    if (!different.includes(shingle)) different.push(shingle);
    if (different.length === FEWEST_SHINGLES) return true;
  }
  return false;
}

/** Of the values of a slot, which are unsigned, the least: signed, and with this taken off, they have the same order. */
const SIGN = 0x80000000 | 0;
const EMPTY = 0x7fffffff;

/** One for all: to make one takes as long as fifty shingles. */
const slots = new Int32Array(SLOTS);

function emptySlots(): Int32Array {
  return slots.fill(EMPTY);
}

/** @param least  of each slot; changes */
function enter(least: Int32Array, shingle: number): void {
  const value = mixBits(shingle ^ 0x9e3779b9);
  const slot = slotOf(mixBits(value ^ 0x7f4a7c15));
  least[slot] = Math.min(least[slot] ?? EMPTY, value ^ SIGN);
}

function filledSlots(least: Int32Array): Uint32Array {
  const values = new Uint32Array(SLOTS);
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const value = least[slot] ?? EMPTY;
    values[slot] = (value === EMPTY ? valueForEmpty(least, slot) : value) ^ SIGN;
  }
  return values;
}

/** An empty slot borrows from another, which of them its own number decides, so that texts that agree borrow alike. */
function valueForEmpty(least: Int32Array, slot: number): number {
  for (let attempt = 1; ; attempt += 1) {
    const value = least[slotOf(mixBits(Math.imul(slot + 1, 0x9e3779b9) ^ attempt))];
    if (value !== undefined && value !== EMPTY) return value;
  }
}

function slotOf(mixed: number): number {
  // The upper half of the bits, scaled: no slot is favoured.
  return ((mixed >>> 16) * SLOTS) >>> 16;
}

/**
 * @returns BANDS whole numbers of 32 bits; texts with one in common are worth comparing. Among 100,000 articles one text in 170
 * meets another by chance
 */
export function bandsOf(signature: Uint32Array): readonly number[] {
  const bands: number[] = [];
  for (let first = 0; first < SLOTS; first += SLOTS_IN_BAND) {
    let band = mixBits(first + 1);
    for (let slot = first; slot < first + SLOTS_IN_BAND; slot += 1) {
      band = mixBits(Math.imul(band, 31) ^ (signature[slot] ?? 0));
    }
    bands.push(band >>> 0);
  }
  return bands;
}
