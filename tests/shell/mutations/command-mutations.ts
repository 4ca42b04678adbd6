import { type NamedMutation, shell } from "./named-mutation.ts";

const FIRST_WORD =
  "the first word alone makes a command; paths, links and switches open the window";

export const commandMutations: readonly NamedMutation[] = [
  {
    name: "any word makes a command",
    file: shell("purpose.ts"),
    find: "BARE_WORD.test(first) ||",
    replace: "words.some((word) => BARE_WORD.test(word)) ||",
    noticedBy: [FIRST_WORD],
  },
  {
    name: "a file makes a command",
    file: shell("purpose.ts"),
    find: "/^[a-z]+(?:-[a-z]+)*$/",
    replace: "/^[a-z.]+(?:-[a-z]+)*$/",
    noticedBy: [FIRST_WORD],
  },
  {
    name: "every switch before a command is passed over",
    file: shell("purpose.ts"),
    find: "!PASSED_OVER.has(parameter)",
    replace: '!parameter.startsWith("--")',
    noticedBy: [FIRST_WORD],
  },
  {
    name: "a file can be added along with a link to open",
    file: shell("purpose.ts"),
    find: " && files.length === 0",
    replace: "",
    noticedBy: [FIRST_WORD],
  },
  {
    name: "the window is opened with a link that it cannot read",
    file: shell("purpose.ts"),
    find: " && readArticleLink(link) !== undefined",
    replace: "",
    noticedBy: [FIRST_WORD],
  },
  {
    name: "a command takes the window's profile",
    file: shell("run-command.ts"),
    find: 'app.setPath("userData", profile);',
    replace: "",
    noticedBy: ["a command leaves the window's lock, profile and links alone"],
  },
  {
    name: "a command leaves its profile behind",
    file: shell("run-command.ts"),
    find: "await rm(profile, { recursive: true, force: true })",
    replace: "await Promise.resolve(rm)",
    noticedBy: ["a command leaves the window's lock, profile and links alone"],
  },
  {
    name: "a command asks for the window's lock",
    file: shell("run-command.ts"),
    find: "const profile = useProfileOfItsOwn();",
    replace:
      "const profile = useProfileOfItsOwn();\n  if (!app.requestSingleInstanceLock()) return app.quit();",
    noticedBy: [
      "a command leaves the window's lock, profile and links alone",
      "a command runs beside an open window, and beside another command",
    ],
  },
  {
    name: "a command goes on into the window",
    file: "electron/main.ts",
    find: "  void runCommand(purpose.words);",
    replace:
      "  void runCommand(purpose.words);\n  openDesktop({ library: null, links: [], files: [] });",
    noticedBy: ["a command leaves the window's lock, profile and links alone"],
  },
  {
    name: "what a command printed last is lost",
    file: shell("run-command.ts"),
    find: "await flushOutput();",
    replace: "",
    noticedBy: ["a command ends only when all that it printed is out"],
  },
  {
    name: "a command is ended by the callback's place",
    file: shell("flush-output.ts"),
    find: 'stream.write("", "utf8", () => resolve());',
    replace: 'stream.write("", () => resolve());',
    noticedBy: [
      "a command ends with its status, in its own words, without a window or a library process",
    ],
  },
  {
    name: "a command's status is lost",
    file: shell("run-command.ts"),
    find: "app.exit(status);",
    replace: "app.exit(0 * status);",
    noticedBy: [
      "a command ends with its status, in its own words, without a window or a library process",
    ],
  },
  {
    name: "a command without a display is left to Chromium",
    file: shell("run-command.ts"),
    find: "if (!hasDisplay()) return refuse(words);",
    replace: "void refuse; void hasDisplay;",
    noticedBy: ["where there is no display a command says what to do, before Chromium can give up"],
  },
  {
    name: "a mistake in a command opens a dialog",
    file: shell("run-command.ts"),
    find: 'process.on("uncaughtException", endWithMistake);',
    replace: "",
    noticedBy: [
      "a mistake of ours ends a command on standard error, not in a dialog that no script can answer",
    ],
  },
  {
    name: "a file's address is taken for a path",
    file: shell("wishes.ts"),
    find: "if (!/^file:/i.test(parameter)) return",
    replace: "return",
    noticedBy: ["a file manager may name a file by its address"],
  },
];
