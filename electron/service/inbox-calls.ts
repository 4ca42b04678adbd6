import { ok } from "#core/result.js";
import type { Handlers } from "./handlers.ts";
import type { InboxDesk } from "./inbox-desk.ts";

export type InboxCalls = Pick<Handlers, "inbox.report" | "inbox.retry" | "inbox.stop">;

/** What a window may ask of the inbox folder. */
export function inboxCalls(inbox: InboxDesk): InboxCalls {
  return {
    "inbox.report": async () => ok(await inbox.report()),
    async "inbox.retry"() {
      await inbox.retry();
      return ok({});
    },
    async "inbox.stop"() {
      inbox.stop();
      return ok({});
    },
  };
}
