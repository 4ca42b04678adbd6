import { type NamedMutation, shell } from "./named-mutation.ts";

export const windowMutations: readonly NamedMutation[] = (
  [
    ["sandbox: true", "sandbox: false", "4: every page is sandboxed, whatever a window asks for"],
    [
      "contextIsolation: true",
      "contextIsolation: false",
      "3: the preload's world and the page's are apart",
    ],
    ["nodeIntegration: false", "nodeIntegration: true", "2: no page has Node"],
    ["nodeIntegrationInWorker: false", "nodeIntegrationInWorker: true", "2: no page has Node"],
    [
      "nodeIntegrationInSubFrames: false",
      "nodeIntegrationInSubFrames: true",
      "2: no page has Node",
    ],
    ["webSecurity: true", "webSecurity: false", "6: web security is on"],
    [
      "allowRunningInsecureContent: false",
      "allowRunningInsecureContent: true",
      "8: insecure content is not allowed in",
    ],
    ["experimentalFeatures: false", "experimentalFeatures: true", "9: no experimental features"],
    [
      "safeDialogs: true",
      'safeDialogs: true, enableBlinkFeatures: "CSSVariables"',
      "10: no Blink features are switched on",
    ],
    [
      "webviewTag: false",
      "webviewTag: true",
      "11: there are no webviews, so none may open windows",
    ],
    [
      "navigateOnDragDrop: false",
      "navigateOnDragDrop: true",
      "dropping a file on the window does not open it there",
    ],
    [
      "devTools: !app.isPackaged",
      "devTools: true",
      "a release has no developer tools, neither in the window nor in a menu",
    ],
    [
      "spellcheck: checksSpellingOffline()",
      "spellcheck: true",
      "spelling is checked only where no dictionary has to be fetched",
    ],
  ] as const
).map(([find, replace, check]) => ({
  name: `the window with ${replace}`,
  file: shell("main-window.ts"),
  find,
  replace,
  noticedBy: [check],
}));
