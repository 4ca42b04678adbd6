import { join } from "node:path";
import { app, dialog, session, shell } from "electron";
import type { AppEvent } from "#contract/events.js";
import { defaultPlaces, type Places } from "./library/default-places.ts";
import { wasOpenedBefore } from "./library/opened-libraries.ts";
import type { OpenLibrary } from "./desktop-process/desktop-protocol.ts";
import { appFiles } from "./shell/app-files.ts";
import { setApplicationMenu } from "./shell/application-menu.ts";
import { turnDeafToDebuggers } from "./shell/deaf-to-debuggers.ts";
import { addChosenFiles, fulfilWishes } from "./shell/fulfil-wishes.ts";
import { guardSession } from "./shell/guard-session.ts";
import { settleNotOpened } from "./shell/library-not-opened.ts";
import { guardNavigation } from "./shell/navigation.ts";
import { keepProfileIn } from "./shell/profile.ts";
import { quietChromium } from "./shell/quiet-chromium.ts";
import { guardQuitting } from "./shell/quitting.ts";
import { purposeOf } from "./shell/purpose.ts";
import { registerSchemes } from "./shell/schemes.ts";
import { serveAssets } from "./shell/serve-assets.ts";
import { serveInterface } from "./shell/serve-interface.ts";
import { startService } from "./shell/service.ts";
import { followTheme, showTheme } from "./shell/theme.ts";
import { answerWindow } from "./shell/window-calls.ts";
import { createWindowEvents } from "./shell/window-events.ts";
import { createWindowKeeper } from "./shell/window-keeper.ts";
import { openWindowMemory } from "./shell/window-state.ts";
import { collectWishes, type WishInbox } from "./shell/wish-inbox.ts";
import { LINK_SCHEME, type Wishes } from "./shell/wishes.ts";
import { listWindowFiles } from "./window-files/list-window-files.ts";

// The desktop app, in the order in which it comes to life. Up to the lock, all of it happens before Electron is ready.
quietChromium();
turnDeafToDebuggers();
app.enableSandbox();
app.on("session-created", guardSession);
app.on("web-contents-created", (_event, contents) => guardNavigation(contents));

const purpose = purposeOf(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
if (purpose.kind === "command") {
  // Not with the others: a window needs none of it.
  const { runCommand } = await import("./shell/run-command.ts");
  void runCommand(purpose.words);
} else {
  openDesktop(purpose.wishes);
}

/** Unless it is open already: then the other one hears what was wished for. */
function openDesktop(wishes: Wishes): void {
  const places = defaultPlaces();
  registerSchemes();
  keepProfileIn(join(places.data, "desktop"));
  const inbox = collectWishes(wishes);
  if (!app.requestSingleInstanceLock(wishes)) return app.quit();
  start(wishes, inbox, places).catch((error: unknown) => {
    dialog.showErrorBox("Postil", error instanceof Error ? error.message : String(error));
    app.exit(1);
  });
}

async function start(wishes: Wishes, inbox: WishInbox, places: Places): Promise<void> {
  await app.whenReady();
  const { defaultSession } = session;
  guardSession(defaultSession);
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);

  const memory = await openWindowMemory(join(places.data, "desktop-window.json"));
  const libraryDirectory = wishes.library ?? places.library;
  const library: OpenLibrary = {
    libraryDirectory,
    createLibrary: !(await wasOpenedBefore(places.data, libraryDirectory)),
    samplesDirectory: appFiles.samples,
  };
  const service = startService(library, {
    onEvent: (event) => hear(event),
    onNotOpened: (failure) => void settleNotOpened(failure, library, service.reopen),
  });
  const window = createWindowKeeper({
    memory,
    onPageGone: () => events.onGone(),
    idle: service.idle,
  });
  const events = createWindowEvents(window.current);
  const quitting = guardQuitting({
    closeWindow: window.close,
    ending: [service.close, memory.saved],
    stay: window.show,
  });
  const hear = (event: AppEvent): void => {
    if (event.kind === "settings-changed") showTheme(event.settings.theme, memory);
    quitting.hear(event);
    events.tell(event);
  };
  const fulfilment = { service, window, tell: events.tell, library: libraryDirectory };

  serveInterface(defaultSession.protocol, await listWindowFiles(appFiles.interface));
  serveAssets(defaultSession.protocol, service.resolveAsset);
  answerWindow({ service, currentWindow: window.current, onListening: events.onListening });
  setApplicationMenu({
    addFiles: () => void addChosenFiles(fulfilment),
    showLibrary: () => void shell.openPath(libraryDirectory),
  });
  app.on("activate", window.show);
  app.on("window-all-closed", quitUnlessMac);

  window.show();
  inbox.onWish((wished) => void fulfilWishes(wished, fulfilment));
  await followTheme(service, memory);
}

/** On a Mac an app without windows goes on. */
function quitUnlessMac(): void {
  if (process.platform !== "darwin") app.quit();
}
