import type { Session } from "electron";
import { INTERFACE_ORIGIN } from "#contract/desktop-window.js";

/** Copying what the reader selected, and full screen: all that the window ever needs. */
const GRANTED: ReadonlySet<string> = new Set(["clipboard-sanitized-write", "fullscreen"]);

/** Without handlers Electron grants everything that a page asks for. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isGranted(permission, details.requestingUrl, details.isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isGranted(permission, requestingOrigin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
}

function isGranted(permission: string, requestedBy: string, isMainFrame: boolean): boolean {
  const isOurs = requestedBy === INTERFACE_ORIGIN || requestedBy.startsWith(`${INTERFACE_ORIGIN}/`);
  return GRANTED.has(permission) && isOurs && isMainFrame;
}
