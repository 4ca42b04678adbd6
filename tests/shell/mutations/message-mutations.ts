import { type NamedMutation, shell } from "./named-mutation.ts";

const ONLY_OURS =
  "only the window's own page is answered: no frame in it, no other window, nothing destroyed";
const ELSEWHERE = "the window's own page is not answered once it is somewhere else";
const NO_PAGE = "the window's own page is not answered once it is taken out or destroyed";

export const messageMutations: readonly NamedMutation[] = [
  {
    name: "senders are not checked",
    file: shell("window-calls.ts"),
    find: " || !isFromWindow(event, window)",
    replace: "",
    noticedBy: [ONLY_OURS, ELSEWHERE, "17: the sender of every message is checked"],
  },
  {
    name: "any frame of our origin may ask",
    file: shell("trusted-sender.ts"),
    find: "senderFrame === window.webContents.mainFrame && ",
    replace: "",
    noticedBy: [ONLY_OURS],
  },
  {
    name: "the page may ask from any origin",
    file: shell("trusted-sender.ts"),
    find: " && senderFrame.origin === INTERFACE_ORIGIN",
    replace: "",
    noticedBy: [ELSEWHERE],
  },
  {
    name: "a frame that is gone is looked at",
    file: shell("trusted-sender.ts"),
    find: "senderFrame === null || ",
    replace: "",
    noticedBy: [ONLY_OURS],
  },
  {
    name: "a page that was taken out may ask",
    file: shell("trusted-sender.ts"),
    find: " || senderFrame.detached",
    replace: "",
    noticedBy: [NO_PAGE],
  },
  {
    name: "a page that was destroyed is asked where it is from",
    file: shell("trusted-sender.ts"),
    find: "senderFrame.isDestroyed() || ",
    replace: "",
    noticedBy: [NO_PAGE],
  },
  {
    name: "a window that is gone is asked for its page",
    file: shell("trusted-sender.ts"),
    find: " || window.isDestroyed()",
    replace: "",
    noticedBy: ["a window that is gone is not looked at"],
  },
  {
    name: "calls are not parsed",
    file: shell("window-calls.ts"),
    find: "return parsed.success ? service.call(parsed.data) : NOT_A_CALL;",
    replace: "return service.call(request as typeof parsed.data);",
    noticedBy: [
      "a request that is no call is answered without asking the service",
      "a call crosses with its three fields and nothing else",
    ],
  },
  {
    name: "staged bytes are not parsed",
    file: shell("window-calls.ts"),
    find: "new Uint8Array(FileBytes.parse(bytes))",
    replace: "new Uint8Array(bytes as ArrayBuffer)",
    noticedBy: [
      "a file is staged by name and bytes, and by nothing else",
      "a larger file than any article is refused before it is copied again",
    ],
  },
  {
    name: "staged names are not parsed",
    file: shell("window-calls.ts"),
    find: "service.stageFile(FileName.parse(name),",
    replace: "service.stageFile(name as string,",
    noticedBy: ["a file is staged by name and bytes, and by nothing else"],
  },
  {
    name: "names of saved files are not parsed",
    file: shell("window-calls.ts"),
    find: "{ name: FileName.parse(name),",
    replace: "{ name: name as string,",
    noticedBy: ["a file is saved by name and text, and by nothing else"],
  },
  {
    name: "saved texts are not parsed",
    file: shell("window-calls.ts"),
    find: "text: Text.parse(text)",
    replace: "text: text as string",
    noticedBy: ["a file is saved by name and text, and by nothing else"],
  },
  {
    name: "call ids are not parsed",
    file: shell("window-calls.ts"),
    find: "CallId.parse(callId)",
    replace: "callId as string",
    noticedBy: ["cancelling names a call, or does nothing"],
  },
  {
    name: "Electron's event reaches the page",
    file: "electron/preload/preload.ts",
    find: "listener(event);",
    replace: "(listener as (...all: unknown[]) => void)(event, _electronEvent);",
    noticedBy: ["20: the page sees the eight members of the bridge, and nothing of Electron"],
  },
  {
    name: "ipcRenderer reaches the page",
    file: "electron/preload/preload.ts",
    find: 'exposeInMainWorld("postil", bridge)',
    replace: 'exposeInMainWorld("postil", { ...bridge, ipcRenderer })',
    noticedBy: ["20: the page sees the eight members of the bridge, and nothing of Electron"],
  },
  {
    name: "a second name is put into the page",
    file: "electron/preload/preload.ts",
    find: 'contextBridge.exposeInMainWorld("postil", bridge);',
    replace:
      'contextBridge.exposeInMainWorld("postil", bridge);\ncontextBridge.exposeInMainWorld("electron", {});',
    noticedBy: ["20: the page sees the eight members of the bridge, and nothing of Electron"],
  },
];
