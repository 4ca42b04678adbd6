import type { NamedMutation } from "./named-mutation.ts";

export const compositionMutations: readonly NamedMutation[] = [
  {
    name: "the sandbox is not made general",
    file: "electron/main.ts",
    find: "app.enableSandbox();",
    replace: "",
    noticedBy: ["4: every page is sandboxed, whatever a window asks for"],
  },
  {
    name: "sessions are not guarded as they are made",
    file: "electron/main.ts",
    find: 'app.on("session-created", guardSession);',
    replace: "",
    noticedBy: ["a session that somebody else makes is guarded as well"],
  },
  {
    name: "pages are not guarded as they are made",
    file: "electron/main.ts",
    find: 'app.on("web-contents-created", (_event, contents) => guardNavigation(contents));',
    replace: "",
    noticedBy: [
      "13: navigation is refused",
      "14: new windows are refused",
      "12: a webview that comes up all the same is not attached",
      "a page that somebody else makes is guarded as well",
    ],
  },
  {
    name: "Chromium keeps its errands",
    file: "electron/main.ts",
    find: "quietChromium();",
    replace: "",
    noticedBy: ["Chromium's own errands are called off before it reads its command line"],
  },
  {
    name: "the errands are called off too late",
    file: "electron/main.ts",
    find: "quietChromium();",
    replace: "void app.whenReady().then(quietChromium);",
    noticedBy: ["Chromium's own errands are called off before it reads its command line"],
  },
  {
    name: "a second instance runs beside the first",
    file: "electron/main.ts",
    find: "if (!app.requestSingleInstanceLock(wishes)) return app.quit();",
    replace: "app.requestSingleInstanceLock(wishes);",
    noticedBy: ["a second start hands its wishes over and ends; the first comes to the front"],
  },
  {
    name: "a checkout takes the system's links",
    file: "electron/main.ts",
    find: "if (app.isPackaged) app.setAs",
    replace: "app.setAs",
    noticedBy: ["the packaged app, and only it, takes postil:// links"],
  },
  {
    name: "a missing library is made without asking",
    file: "electron/main.ts",
    find: "createLibrary: !(await wasOpenedBefore(places.data, libraryDirectory))",
    replace: "createLibrary: true",
    noticedBy: ["a library that was open here before is made anew only when the person says so"],
  },
  {
    name: "the file scheme loads the window",
    file: "electron/contract/desktop-window.ts",
    find: "INTERFACE_ADDRESS = `${INTERFACE_ORIGIN}/index.html`",
    replace: 'INTERFACE_ADDRESS = "file:///index.html"',
    noticedBy: ["18: the window is served by a scheme of our own; file:// is refused"],
  },
];
