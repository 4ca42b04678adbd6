import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

const SHARED = new URL("../../../../shared/data/hostile/naughty-strings.json", import.meta.url);

/** Of our own, for machines without the shared data. */
const OWN = [
  "",
  "__proto__",
  "\u0000\u0001\u001f\u007f\u0085",
  "\u2028\u2029\uFEFF\u200b\u202e",
  '"}\\","crc":"00000000"}',
  "Ω≈ç√∫˜µ≤≥÷ 田中さん 𠜎𠜱 👩🏽‍💻 🇺🇸",
  "a\u0301\u0338 Z̮̞̠͙͔ͅḀ̗̞͈̻̗",
  "<script>alert(1)</script>",
  "\r\n\t",
];

/** Strings that break software: the shared list where it is there, and always our own. */
export const naughtyStrings: readonly string[] = existsSync(SHARED)
  ? [...OWN, ...z.array(z.string()).parse(JSON.parse(readFileSync(SHARED, "utf8")))]
  : OWN;
