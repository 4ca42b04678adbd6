import { type NamedMutation, shell } from "./named-mutation.ts";

export const outsideMutations: readonly NamedMutation[] = [
  {
    name: "any protocol is opened outside",
    file: shell("open-outside.ts"),
    find: " || !PROTOCOLS.has(url.protocol)",
    replace: "",
    noticedBy: [
      "15: nothing untrusted reaches shell.openExternal",
      "only web and mail addresses leave the app, and nobody is even asked about others",
    ],
  },
  {
    name: "the person is not heard",
    file: shell("open-outside.ts"),
    find: "if (response !== 0) return false;",
    replace: "void response;",
    noticedBy: ["an address is opened only after the person said so"],
  },
  {
    name: "the host is shown with its disguise",
    file: shell("open-outside.ts"),
    find: "words.web(url.host)",
    replace: "words.web(address)",
    noticedBy: ["the person sees where an address leads: host in punycode, nothing hidden"],
  },
  {
    name: "the address is opened as it came",
    file: shell("open-outside.ts"),
    find: "shell.openExternal(url.href)",
    replace: "shell.openExternal(address)",
    noticedBy: ["an address is opened only after the person said so"],
  },
  {
    name: "Enter opens",
    file: shell("open-outside.ts"),
    find: "defaultId: 1",
    replace: "defaultId: 0",
    noticedBy: ["the button that opens is not the one that Enter or Escape press"],
  },
  {
    name: "Escape opens",
    file: shell("open-outside.ts"),
    find: "cancelId: 1",
    replace: "cancelId: 0",
    noticedBy: ["the button that opens is not the one that Enter or Escape press"],
  },
  {
    name: "addresses of any length leave",
    file: shell("open-outside.ts"),
    find: "if (url.href.length > LONGEST_ADDRESS) return undefined;",
    replace: "",
    noticedBy: ["only web and mail addresses leave the app, and nobody is even asked about others"],
  },
  {
    name: "the window chooses where a file is saved",
    file: shell("save-file.ts"),
    find: "plainFileName(name)",
    replace: "name",
    noticedBy: [
      "where a file is saved is the person's choice; the window proposes a name and no more",
    ],
  },
  {
    name: "links are passed on as they came",
    file: shell("fulfil-wishes.ts"),
    find: "const link = readArticleLink(text);",
    replace: "const link: string | undefined = text; void readArticleLink;",
    noticedBy: [
      "a link says which article and which highlight, or nothing: whatever else it holds stays outside",
    ],
  },
  {
    name: "what another start sends is believed",
    file: shell("wish-inbox.ts"),
    find: "receive(wishes.success ? wishes.data : NOTHING);",
    replace: "receive({ ...NOTHING, ...(sent as Wishes) }); void wishes;",
    noticedBy: ["what a second start sends is checked like anything from outside"],
  },
  {
    name: "files for another library land in this one",
    file: shell("fulfil-wishes.ts"),
    find: "wishes.library !== null && wishes.library !== library",
    replace: "false",
    noticedBy: ["files meant for another library do not land in this one"],
  },
];
