import type { Session } from "electron";
import { guardNetwork } from "./network.ts";
import { guardPermissions } from "./permissions.ts";

const guarded = new WeakSet<Session>();

/** For every session there is, whoever made it. Twice is as good as once. */
export function guardSession(session: Session): void {
  if (guarded.has(session)) return;
  guarded.add(session);
  guardNetwork(session);
  guardPermissions(session);
}
