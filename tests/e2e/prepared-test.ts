import type { AppClient } from "../postil/host-client.ts";
import { copyHome, makeHomeWithLibrary } from "../postil/test-home.ts";
import { test } from "./test.ts";

/**
 * A test of the whole app in a home where something was done before, by an app that has ended since: once for a file, whose
 * tests get a copy each.
 * @param prepare  done in an empty library
 */
export function preparedTest(prepare: (client: AppClient) => Promise<void>) {
  return test
    .extend("preparedHome", { scope: "file" }, async ({ startHost }, { onCleanup }) => {
      const home = await makeHomeWithLibrary();
      onCleanup(() => home[Symbol.asyncDispose]());
      await using app = await startHost(home);
      await prepare(app.client);
      await app.stop();
      return home;
    })
    .extend("home", async ({ preparedHome }, { onCleanup }) => {
      const home = await copyHome(preparedHome);
      onCleanup(() => home[Symbol.asyncDispose]());
      return home;
    });
}
