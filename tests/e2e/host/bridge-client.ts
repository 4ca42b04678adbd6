import type { Page } from "playwright-core";
import type { Bridge } from "#contract/bridge.js";
import type { CallInput, CallName } from "#contract/calls.js";
import type { AppEvent } from "#contract/events.js";
import type { Reply } from "#contract/reply.js";
import { type AppClient, askBy } from "../../postil/host-client.ts";

/** Where the desktop's preload puts it. */
type BridgedWindow = Window & { readonly postil: Bridge };

/** Asks through the bridge of a window, which is the only way into the desktop app. */
export function bridgeClient(page: Page): AppClient {
  let calls = 0;

  async function call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Reply<Name>> {
    calls += 1;
    const answer = await page.evaluate(
      (request) => (window as unknown as BridgedWindow).postil.call(request),
      { callId: `test-${calls}`, name, input },
    );
    // The app's own tests prove what it answers; here it is taken at its word.
    return answer as Reply<Name>;
  }

  return {
    call,
    ask: (name, input) => askBy(call, name, input),
    stage: (name, content) =>
      page.evaluate(
        ([file, base64]) => {
          const { buffer } = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          return (window as unknown as BridgedWindow).postil.stageFile(file, buffer);
        },
        [name, Buffer.from(content).toString("base64")] as const,
      ),
  };
}

/** Calls cross where Playwright hears nothing; but the app tells every window what it has saved. */
export async function articleChanged(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const { postil } = window as unknown as BridgedWindow;
        const stop = postil.onEvent((event) => {
          // Its own window believes the app.
          if ((event as AppEvent).kind !== "articles-changed") return;
          stop();
          resolve();
        });
      }),
  );
}
