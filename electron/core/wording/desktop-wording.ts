/** Words of the desktop's menus and dialogs. The window's own are in wording.ts. */
export const desktopWording = {
  menu: {
    file: "File",
    addFiles: "Add Files…",
    showLibrary: "Show Library Folder",
    edit: "Edit",
    view: "View",
    help: "Help",
  },
  addFiles: {
    title: "Add articles",
    button: "Add",
    articles: "Articles",
    anything: "All files",
  },
  saveFile: {
    title: "Save",
    failed: "The file could not be saved.",
  },
  notAdded: (number: number) =>
    number === 1 ? "One file was not added." : `${number} files were not added.`,
  andMore: (number: number) => `… and ${number} more`,
  openOutside: {
    title: "Leave Postil?",
    web: (host: string) => `Open ${host} in your browser?`,
    mail: (address: string) => `Write to ${address} in your mail program?`,
    open: "Open",
    cancel: "Cancel",
    refused: "Only web and mail addresses can be opened.",
  },
  library: {
    notOpened: "The library could not be opened.",
    missing: (directory: string) => `There is no library in ${directory}.`,
    missingDetail:
      "If it is on another disk or still being synced, quit, wait for it and start again. Nothing is changed.",
    create: "Make a new library there",
    quit: "Quit",
    other: (directory: string) =>
      `Postil already shows the library in ${directory}. Quit it first to open another.`,
  },
  service: {
    restarting: "The part of Postil that keeps your library stopped and is being started again.",
    gaveUp:
      "The part of Postil that keeps your library stops again and again. Quit and start again; what was saved is safe.",
    interrupted:
      "The part of Postil that keeps your library stopped before it could answer. Try again.",
  },
  window: {
    crashed: "The window stopped working.",
    crashedDetail: "What was saved is safe.",
    reload: "Reload",
    refused: "Only Postil's own window may ask.",
  },
  quitInTrouble: {
    message: "A problem is not solved yet. Quit all the same?",
    stay: "Stay",
    quit: "Quit",
  },
  noDisplay:
    "There is no display here, and the installed Postil needs one for commands, too: run it as “xvfb-run -a postil …”, or run “npx postil …” in a checkout, which needs none.",
  ok: "OK",
} as const;
