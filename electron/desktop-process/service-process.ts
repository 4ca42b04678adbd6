import { defaultPlaces } from "../library/default-places.ts";
import { answerMain } from "./answer-main.ts";
import { openApp } from "../service/create-app.ts";
import { utilityParentPort } from "./utility-port.ts";

// The entry of the desktop's service process: the whole app, without a window.
answerMain(utilityParentPort(), {
  openApp: (options) => openApp({ ...options, places: defaultPlaces() }),
  end: () => process.exit(0),
});
