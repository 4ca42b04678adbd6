import { expect } from "vitest";
import type { FakeSession } from "../stand-in/fake-session.ts";
import type { Check } from "./check.ts";

type Permission = Parameters<FakeSession["isGrantedOnRequest"]>[0];

/** Every permission that electron.d.ts knows; a new one there is a compile error here. */
const IS_GRANTED = {
  ar: false,
  "automatic-fullscreen": false,
  "background-fetch": false,
  "background-sync": false,
  "captured-surface-control": false,
  "clipboard-read": false,
  "clipboard-sanitized-write": true,
  "deprecated-sync-clipboard-read": false,
  "display-capture": false,
  fileSystem: false,
  fullscreen: true,
  geolocation: false,
  "geolocation-approximate": false,
  "hand-tracking": false,
  hid: false,
  "idle-detection": false,
  keyboardLock: false,
  "local-fonts": false,
  "local-network": false,
  "local-network-access": false,
  "loopback-network": false,
  media: false,
  mediaKeySystem: false,
  midi: false,
  midiSysex: false,
  nfc: false,
  notifications: false,
  openExternal: false,
  "payment-handler": false,
  "periodic-background-sync": false,
  "persistent-storage": false,
  pointerLock: false,
  "screen-wake-lock": false,
  sensors: false,
  serial: false,
  "smart-card": false,
  "speaker-selection": false,
  "storage-access": false,
  "system-wake-lock": false,
  "top-level-storage-access": false,
  usb: false,
  vr: false,
  "web-app-installation": false,
  "web-printing": false,
  "window-management": false,
  unknown: false,
} as const satisfies Readonly<Record<Permission, boolean>>;

const OURS = { origin: "app://postil", isMainFrame: true };
const OTHERS = [
  { origin: "app://postil", isMainFrame: false },
  { origin: "app://postil.example", isMainFrame: true },
  { origin: "app://postilx", isMainFrame: true },
  { origin: "postil-asset://a", isMainFrame: true },
  { origin: "https://example.org", isMainFrame: true },
  { origin: "null", isMainFrame: true },
  { origin: "", isMainFrame: true },
] as const;

// Object.entries forgets which keys there are.
const PERMISSIONS = Object.entries(IS_GRANTED) as [Permission, boolean][];

export const permissionChecks: readonly Check[] = [
  {
    name: "a page that asks is granted copying and full screen, and nothing else",
    async run({ start }) {
      const session = (await start()).electron.defaultSession();
      for (const [permission, isGranted] of PERMISSIONS) {
        expect(session.isGrantedOnRequest(permission, OURS), permission).toBe(isGranted);
      }
    },
  },
  {
    name: "a page that looks what it may do sees the same",
    async run({ start }) {
      const session = (await start()).electron.defaultSession();
      for (const [permission, isGranted] of PERMISSIONS) {
        expect(session.isGrantedOnCheck(permission, OURS), permission).toBe(isGranted);
      }
    },
  },
  {
    name: "an article's frame and any other origin are granted nothing",
    async run({ start }) {
      const session = (await start()).electron.defaultSession();
      for (const requester of OTHERS) {
        for (const [permission] of PERMISSIONS) {
          const label = `${permission} for ${JSON.stringify(requester)}`;
          expect(session.isGrantedOnRequest(permission, requester), label).toBe(false);
          expect(session.isGrantedOnCheck(permission, requester), label).toBe(false);
        }
      }
    },
  },
  {
    name: "no device is handed out",
    async run({ start }) {
      expect((await start()).electron.defaultSession().isDeviceGranted()).toBe(false);
    },
  },
];
