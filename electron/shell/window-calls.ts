import { type BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from "electron";
import { z } from "zod";
import { windowChannels } from "#contract/desktop-window.js";
import { LARGEST_STAGED_FILE_BYTES } from "#contract/largest-staged-file.js";
import { CallRequest } from "#contract/reply.js";
import { desktopWording } from "#core/wording/desktop-wording.js";
import { openOutside } from "./open-outside.ts";
import { saveFile } from "./save-file.ts";
import type { Service } from "./service.ts";
import { isFromWindow } from "./trusted-sender.ts";

const CallId = z.string().min(1).max(64);
const FileName = z.string().min(1).max(1_024);
const FileBytes = z
  .instanceof(ArrayBuffer)
  .refine(({ byteLength }) => byteLength <= LARGEST_STAGED_FILE_BYTES, "larger than any article");
const Address = z.string().max(8_192);
const Text = z.string();

export interface WindowCallOptions {
  readonly service: Service;
  currentWindow(): BrowserWindow | undefined;
  onListening(): void;
}

type Asked = (window: BrowserWindow, ...parameters: unknown[]) => unknown;

/** Answers what the preload passes on: first the sender is checked, then the parameters. No path comes in, only names and ids. */
export function answerWindow({ service, currentWindow, onListening }: WindowCallOptions): void {
  const channels = windowChannels;

  handle(channels.call, (_window, request) => {
    const parsed = CallRequest.safeParse(request);
    return parsed.success ? service.call(parsed.data) : NOT_A_CALL;
  });
  handle(channels.stageFile, (_window, name, bytes) =>
    service.stageFile(FileName.parse(name), new Uint8Array(FileBytes.parse(bytes))),
  );
  handle(channels.saveFile, (window, name, text) =>
    saveFile(window, service, { name: FileName.parse(name), text: Text.parse(text) }),
  );
  handle(channels.openExternal, async (window, address) => {
    await openOutside(window, Address.parse(address));
  });
  listen(channels.cancel, (_window, callId) => service.cancel(CallId.parse(callId)));
  listen(channels.listening, onListening);

  /** For what is answered. A refusal is an answer, too: it reaches whoever asked and nobody else. */
  function handle(channel: string, answer: Asked): void {
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, ...parameters: unknown[]) =>
      answer(trustedWindow(event), ...parameters),
    );
  }

  /** For what is only told. */
  function listen(channel: string, hear: Asked): void {
    ipcMain.on(channel, (event: IpcMainEvent, ...parameters: unknown[]) => {
      try {
        hear(trustedWindow(event), ...parameters);
      } catch {
        // There is nobody to answer; whoever looks into it needs to know no more than that it happened.
        console.error(`A message on ${channel} was refused.`);
      }
    });
  }

  function trustedWindow(event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow {
    const window = currentWindow();
    if (window === undefined || !isFromWindow(event, window)) {
      throw new Error(desktopWording.window.refused);
    }
    return window;
  }
}

const NOT_A_CALL = {
  ok: false,
  error: { code: "bad-input", message: "This is not a call." },
} as const;
