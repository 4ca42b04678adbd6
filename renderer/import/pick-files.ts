import { importFiles } from "./import-files.ts";

const PICKABLE = ".txt,.text,.md,.markdown,text/plain,text/markdown";

/** Opens the system's file picker; what is chosen is imported. Needs a key press or click just before. */
export function pickFiles(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = PICKABLE;
  input.addEventListener("change", () => void importFiles([...(input.files ?? [])]));
  input.click();
}
