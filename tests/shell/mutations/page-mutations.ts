import { type NamedMutation, shell } from "./named-mutation.ts";

export const navigationMutations: readonly NamedMutation[] = [
  {
    name: "will-navigate lets go",
    file: shell("navigation.ts"),
    find: 'contents.on("will-navigate", (event) => event.preventDefault());',
    replace: "",
    noticedBy: ["will-navigate holds by itself"],
  },
  {
    name: "will-frame-navigate lets go",
    file: shell("navigation.ts"),
    find: "if (!isArticleFrame) event.preventDefault();",
    replace: "void isArticleFrame;",
    noticedBy: [
      "will-frame-navigate holds by itself, in the window's page",
      "an article's frame can be filled, and goes nowhere else",
    ],
  },
  {
    name: "the window's page may turn into an article's frame",
    file: shell("navigation.ts"),
    find: "!event.isMainFrame && ",
    replace: "",
    noticedBy: ["will-frame-navigate holds by itself, in the window's page"],
  },
  {
    name: "redirects lead away",
    file: shell("navigation.ts"),
    find: 'contents.on("will-redirect", (event) => event.preventDefault());',
    replace: "",
    noticedBy: ["a redirect leads nowhere"],
  },
  {
    name: "webviews attach",
    file: shell("navigation.ts"),
    find: 'contents.on("will-attach-webview", (event) => event.preventDefault());',
    replace: "",
    noticedBy: ["12: a webview that comes up all the same is not attached"],
  },
  {
    name: "windows open",
    file: shell("navigation.ts"),
    find: '{ action: "deny" }',
    replace: '{ action: "allow" }',
    noticedBy: ["14: new windows are refused", "no page opens a window"],
  },
  {
    name: "windows open, for want of a handler",
    file: shell("navigation.ts"),
    find: 'contents.setWindowOpenHandler(() => ({ action: "deny" }));',
    replace: "",
    noticedBy: ["14: new windows are refused"],
  },
];

export const permissionMutations: readonly NamedMutation[] = [
  {
    name: "requests for permission are granted",
    file: shell("permissions.ts"),
    find: "callback(isGranted(permission, details.requestingUrl, details.isMainFrame));",
    replace: "callback(true);",
    noticedBy: ["5: permissions are answered by handlers"],
  },
  {
    name: "looks for permission are granted",
    file: shell("permissions.ts"),
    find: "isGranted(permission, requestingOrigin, details.isMainFrame),\n",
    replace: "true,\n",
    noticedBy: ["5: permissions are answered by handlers"],
  },
  {
    name: "frames are granted what the window is",
    file: shell("permissions.ts"),
    find: "&& isMainFrame",
    replace: "",
    noticedBy: ["an article's frame and any other origin are granted nothing"],
  },
  {
    name: "origins that begin like ours are granted what we are",
    file: shell("permissions.ts"),
    find: "requestedBy.startsWith(`${INTERFACE_ORIGIN}/`)",
    replace: "requestedBy.startsWith(INTERFACE_ORIGIN)",
    noticedBy: ["an article's frame and any other origin are granted nothing"],
  },
  {
    name: "the clipboard can be read",
    file: shell("permissions.ts"),
    find: '"fullscreen"]',
    replace: '"fullscreen", "clipboard-read"]',
    noticedBy: ["a page that asks is granted copying and full screen, and nothing else"],
  },
  {
    name: "devices are handed out",
    file: shell("permissions.ts"),
    find: "session.setDevicePermissionHandler(() => false);",
    replace: "",
    noticedBy: ["no device is handed out"],
  },
];
