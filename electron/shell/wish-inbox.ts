import { app } from "electron";
import { Wishes } from "./wishes.ts";

/** What was wished for since the process began, whether or not there was a window yet. */
export interface WishInbox {
  /** Hears what waits, and from then on every wish as it comes. Once. */
  onWish(listener: (wishes: Wishes) => void): void;
}

const NOTHING: Wishes = { library: null, links: [], files: [] };

/** The system hands over files and links as it pleases: on the command line, by event, or through a second start. */
export function collectWishes(first: Wishes): WishInbox {
  const waiting: Wishes[] = [first];
  let receive = (wishes: Wishes): void => void waiting.push(wishes);

  app.on("open-file", (event, path) => {
    event.preventDefault();
    receive({ ...NOTHING, files: [path] });
  });
  app.on("open-url", (event, url) => {
    event.preventDefault();
    receive({ ...NOTHING, links: [url] });
  });
  app.on("second-instance", (_event, _commandLine, _workingDirectory, sent) => {
    // Chromium adds to the other's command line and changes its order; what it sent along is as it was read there.
    const wishes = Wishes.safeParse(sent);
    receive(wishes.success ? wishes.data : NOTHING);
  });

  return {
    onWish(listener) {
      receive = listener;
      for (const wishes of waiting.splice(0)) listener(wishes);
    },
  };
}
