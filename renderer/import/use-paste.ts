import { useEffect } from "react";
import { wording } from "#core/wording/wording.js";
import { isInOverlay, isInTextField } from "../keyboard/where-typing-goes.ts";
import { showToast } from "../ui/toasts.ts";
import { importFiles } from "./import-files.ts";
import { isOnlyAddress, pastedFiles } from "./pasted-files.ts";

/** What is pasted anywhere but where one writes becomes an article. */
export function usePaste(): void {
  useEffect(() => {
    addEventListener("paste", addPasted);
    return () => removeEventListener("paste", addPasted);
  }, []);
}

function addPasted(event: ClipboardEvent): void {
  const { clipboardData: clipboard, target } = event;
  if (clipboard === null || isInTextField(target) || isInOverlay(target)) return;
  const files = pastedFiles(clipboard, new Date());
  if (files.length === 0) return;
  event.preventDefault();
  if (isOnlyAddress(clipboard)) showToast({ text: wording.imports.onlyAddress });
  else void importFiles(files);
}
