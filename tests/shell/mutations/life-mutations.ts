import { type NamedMutation, shell } from "./named-mutation.ts";

export const lifeMutations: readonly NamedMutation[] = [
  {
    name: "the window is destroyed without a word",
    file: shell("window-keeper.ts"),
    find: "await Promise.race([idle(), delay(CLOSE_LIMIT_MS)]);",
    replace: "void idle;",
    noticedBy: ["closing hides the window first and waits for its last calls"],
  },
  {
    name: "the end of a session is not heard when it is asked about",
    file: shell("window-keeper.ts"),
    find: 'opened.on("query-session-end", () => void close());',
    replace: "",
    noticedBy: ["when Windows ends the session the window says goodbye at the first word of it"],
  },
  {
    name: "the end of a session is not heard when it must be",
    file: shell("window-keeper.ts"),
    find: 'opened.on("session-end", () => void close());',
    replace: "",
    noticedBy: ["when Windows ends the session the window says goodbye at the first word of it"],
  },
  {
    name: "a window that is wanted back is destroyed",
    file: shell("window-keeper.ts"),
    find: "if (isWantedBack) return false;",
    replace: "",
    noticedBy: [
      "a window that is wanted while it says goodbye stays, is told what it is wanted for, and nothing quits",
    ],
  },
  {
    name: "a window that is wanted back stays hidden",
    file: shell("window-keeper.ts"),
    find: "isWantedBack = true;\n        window.show();",
    replace: "isWantedBack = true;",
    noticedBy: [
      "a window that is wanted while it says goodbye stays, is told what it is wanted for, and nothing quits",
    ],
  },
  {
    name: "quitting goes on without the window",
    file: shell("quitting.ts"),
    find: "if (!(await closeWindow())) return;",
    replace: "await closeWindow();",
    noticedBy: [
      "a window that is wanted while it says goodbye stays, is told what it is wanted for, and nothing quits",
    ],
  },
  {
    name: "the app ends before the library is closed",
    file: shell("quitting.ts"),
    find: "for (const finish of ending) await finish();",
    replace: "for (const finish of ending) void finish();",
    noticedBy: ["quitting closes the window, then the library, and then ends"],
  },
  {
    name: "quitting does not ask",
    file: shell("quitting.ts"),
    find: "trouble = event.message;",
    replace: "trouble = undefined;",
    noticedBy: ["quitting asks while something could not be saved"],
  },
  {
    name: "quitting does not ask when the last save fails",
    file: shell("quitting.ts"),
    find: "if (trouble !== undefined && trouble !== known && !(await mayQuitInspiteOf(trouble)))\n      return stay();",
    replace: "",
    noticedBy: ["quitting asks when the last save fails"],
  },
  {
    name: "converters outlive the service",
    file: shell("service-link.ts"),
    find: "converters.endAll();",
    replace: "",
    noticedBy: ["converters do not outlive the service that borrowed them"],
  },
  {
    name: "converters see the whole environment",
    file: shell("fork-converter.ts"),
    find: "env: converterEnvironment(),",
    replace: "env: { ...process.env, ...converterEnvironment() },",
    noticedBy: [
      "a converter sees nothing of the environment but where the system keeps its libraries",
    ],
  },
  {
    name: "the last words of a converter are not read",
    file: shell("fork-converter.ts"),
    find: 'converter.stderr?.on("data", (words: Buffer) => listen(words.toString("latin1")));',
    replace: "",
    noticedBy: ["a converter that ended for want of memory is told from one that crashed"],
  },
  {
    name: "a converter that does not run yet is forgotten instead of ended",
    file: shell("fork-converter.ts"),
    find: "if (isWanted) onForked(port2, converter.pid);\n    else converter.kill();",
    replace: "onForked(port2, converter.pid);",
    noticedBy: [
      "a converter that is given back before it runs is ended as soon as it does, and handed to nobody",
    ],
  },
  {
    name: "a dying service is started for ever",
    file: shell("service-lives.ts"),
    find: "deaths.length > DEATHS_ALLOWED",
    replace: "false",
    noticedBy: ["a service that dies again and again is given up, in words"],
  },
  {
    name: "the window opens where no screen is",
    file: shell("main-window.ts"),
    find: "...visibleBounds(bounds, workAreas),",
    replace: "...(bounds ?? { width: 1280, height: 800 }),",
    noticedBy: ["the window opens where it was left, and never off the screens there are"],
  },
];
