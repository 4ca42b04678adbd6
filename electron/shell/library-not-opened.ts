import { app, dialog } from "electron";
import type { Failure } from "#core/failure/failure.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { desktopWording } from "#core/wording/desktop-wording.js";
import { showName } from "#core/wording/show-name.js";
import type { OpenLibrary } from "../desktop-process/desktop-protocol.ts";

const words = desktopWording.library;

/**
 * Says why there is nothing to show, and quits. Where a library is missing the person decides: it may be on a disk that is
 * not plugged in, and then a new one in its place would be a mistake.
 */
export async function settleNotOpened(
  failure: Failure,
  library: OpenLibrary,
  reopen: (library: OpenLibrary) => void,
): Promise<void> {
  if (failure.code !== "library-missing") {
    await dialog.showMessageBox({
      type: "error",
      message: words.notOpened,
      detail: describeFailure(failure),
      buttons: [words.quit],
    });
    return app.quit();
  }
  const { response } = await dialog.showMessageBox({
    type: "question",
    message: words.missing(showName(library.libraryDirectory)),
    detail: words.missingDetail,
    buttons: [words.quit, words.create],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) reopen({ ...library, createLibrary: true });
  else app.quit();
}
