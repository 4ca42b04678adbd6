import { readFileSync } from "node:fs";

/** @returns how many notes are left in the file of a naive writer: none where it is empty, or was cut short */
export function notesLeftIn(path: string): number {
  try {
    const notes: unknown = JSON.parse(readFileSync(path, "utf8"));
    return Array.isArray(notes) ? notes.length : 0;
  } catch {
    return 0;
  }
}
