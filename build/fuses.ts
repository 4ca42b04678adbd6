import { type FuseConfig, FuseV1Options, FuseVersion } from "@electron/fuses";

/**
 * Switches inside Electron's binary, set once when the app is packaged. All of them are named, so that a fuse that a newer
 * Electron brings stops the packaging until somebody has decided about it.
 */
export const fuses: FuseConfig = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // Packaged for this machine, macOS runs nothing whose signature the flipping has broken.
  resetAdHocDarwinSignature: process.platform === "darwin",

  // The app is not a Node for others, and takes no orders from their environment or command line.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Only our archive is loaded, and only unchanged; each is worth little without the other.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // Nothing is loaded from file://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // There are no cookies; switching it on cannot be undone and asks for the system's keychain.
  [FuseV1Options.EnableCookieEncryption]: false,
  // We bring no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};
