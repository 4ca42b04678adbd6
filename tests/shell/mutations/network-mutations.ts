import { type NamedMutation, shell } from "./named-mutation.ts";

export const networkMutations: readonly NamedMutation[] = [
  {
    name: "requests pass",
    file: shell("network.ts"),
    find: "cancel: !ALLOWED.has(schemeOf(url))",
    replace: "cancel: false",
    noticedBy: ["1: only secure content is loaded, and all of it is our own"],
  },
  ...["https:", "http:", "ws:", "file:", "about:", "chrome:", "filesystem:"].map((scheme) => ({
    name: `requests to ${scheme} pass`,
    file: shell("network.ts"),
    find: '"devtools:",',
    replace: `"devtools:", "${scheme}",`,
    noticedBy: ["1: only secure content is loaded, and all of it is our own"],
  })),
  {
    name: "the network is up",
    file: shell("network.ts"),
    find: "offline: true",
    replace: "offline: false",
    noticedBy: ["the network is down for Chromium, too"],
  },
  {
    name: "the system's proxy is looked for",
    file: shell("network.ts"),
    find: '{ mode: "direct" }',
    replace: '{ mode: "system" }',
    noticedBy: ["no proxy is looked for"],
  },
  {
    name: "downloads start",
    file: shell("network.ts"),
    find: 'session.on("will-download", (event) => event.preventDefault());',
    replace: "",
    noticedBy: ["nothing is downloaded"],
  },
  {
    name: "dictionaries are fetched",
    file: shell("network.ts"),
    find: "setSpellCheckerEnabled(checksSpellingOffline())",
    replace: "setSpellCheckerEnabled(true)",
    noticedBy: ["spelling is checked only where no dictionary has to be fetched"],
  },
  {
    name: "calls between browsers connect",
    file: shell("navigation.ts"),
    find: 'contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");',
    replace: "",
    noticedBy: ["calls between browsers cannot open a connection past the proxy that there is not"],
  },
  {
    name: "Chromium's debugger listens",
    file: "electron/main.ts",
    find: "turnDeafToDebuggers();",
    replace: "",
    noticedBy: ["whoever starts the packaged app cannot listen in on its window"],
  },
  {
    name: "Chromium's debugger has listened before it is called off",
    file: "electron/main.ts",
    find: "turnDeafToDebuggers();",
    replace: "void app.whenReady().then(turnDeafToDebuggers);",
    noticedBy: ["whoever starts the packaged app cannot listen in on its window"],
  },
  {
    name: "names are looked up",
    file: shell("quiet-chromium.ts"),
    find: '["host-resolver-rules", "MAP * ~NOTFOUND"],',
    replace: "",
    noticedBy: ["Chromium's own errands are called off before it reads its command line"],
  },
];
