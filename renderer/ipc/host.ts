import { type StagedFileId, StagedFileId as StagedFileIdSchema } from "#contract/calls.js";
import { theBridge } from "./bridge.ts";

/** Hands a dropped or picked file to the app. Throws when the host does not take it. */
export async function stageFile(file: File): Promise<StagedFileId> {
  const id = await theBridge().stageFile(file.name, await file.arrayBuffer());
  return StagedFileIdSchema.parse(id);
}

/** Lets the person choose a place and writes there (desktop), or downloads (browser). */
export function saveFile(name: string, text: string): Promise<void> {
  return theBridge().saveFile(name, text);
}

/** Which program shows this window. The desktop asks by itself before it opens an address, or closes while something is unsaved. */
export function hostKind(): "desktop" | "browser" {
  return theBridge().host;
}

/** Opens a web or mail address outside; in a browser the caller has asked the person first. */
export function openExternal(url: string): Promise<void> {
  return theBridge().openExternal(url);
}

/** Before `<article-id>/<hash>.<ext>` in the address of an article's picture; ends with a slash. */
export function assetBase(): string {
  return theBridge().assetBase;
}
