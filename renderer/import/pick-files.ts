import { READABLE_EXTENSIONS, READABLE_FORMATS } from "#core/article/readable-format.js";
import { fileAlone } from "./file-to-import.ts";
import { importFiles } from "./import-files.ts";

const PICKABLE = [...READABLE_EXTENSIONS, ...READABLE_FORMATS.map(({ name }) => name)].join(",");

/** Opens the system's file picker; what is chosen is imported. Needs a key press or click just before. */
export function pickFiles(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = PICKABLE;
  input.addEventListener("change", () => void importFiles([...(input.files ?? [])].map(fileAlone)));
  input.click();
}
