import { count } from "./count.ts";

/** What is where a file was that Repair set aside. */
type PlaceOfFile = "free" | "same" | "taken" | "gone" | "unknown";

const PLACES: Readonly<Record<PlaceOfFile, string>> = {
  free: "It can be put back.",
  same: "It is back in its place.",
  taken: "Another file is in its place, and stays there.",
  gone: "The folder that it lay in is not there any more.",
  unknown: "It did not lie in the library, and is only kept.",
};

/** Files that Repair took out of the library. */
export const quarantineWording = {
  deed: "What was set aside",
  hint: "Damaged files that Repair took out of the library. They are kept for good, on this device. One that is put back comes out again with the next repair, if it is damaged still.",
  files: (number: number) => `${count(number, "file")} set aside`,
  place: (place: PlaceOfFile) => PLACES[place],
  putBack: "Put back",
  putBackFile: (name: string) => `Put back ${name}`,
  wasPutBack: (path: string) => `Put back: ${path}`,
  wasThere: (path: string) => `It is there already: ${path}`,
  showAll: (number: number) => `Show all ${number}`,
  none: "Nothing was set aside.",
  failed: "What was set aside could not be read.",
  ambiguous: (id: string) => `Several files begin with “${id}”. Give more of the id.`,
} as const;
