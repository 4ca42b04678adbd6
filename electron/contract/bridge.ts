import type { CallRequest } from "./reply.ts";

/**
 * What a host gives a window, as `window.postil`: a pipe, nothing else. Everything that comes through it is `unknown` until
 * `renderer/ipc` has parsed it. The desktop's preload and the browser host's client are its two makers.
 */
export interface Bridge {
  readonly host: "desktop" | "browser";
  /** Before `<article-id>/<hash>.<ext>` in the address of an article's picture; ends with a slash. */
  readonly assetBase: string;
  /** @returns a `Reply`, always: transport trouble is an error reply too */
  call(request: CallRequest): Promise<unknown>;
  cancel(callId: string): void;
  /** @returns its undo */
  onEvent(listener: (event: unknown) => void): () => void;
  /** Hands a dropped or picked file to the host. @returns a `StagedFileId` for `articles.import` */
  stageFile(name: string, bytes: ArrayBuffer): Promise<string>;
  /** Lets the person choose a place and writes there. */
  saveFile(name: string, text: string): Promise<void>;
  /** Opens a web or mail address outside, after the window asked. */
  openExternal(url: string): Promise<void>;
}
