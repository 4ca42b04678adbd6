import { app } from "electron";

/**
 * Chromium has errands of its own: component updates, reports, look-ups. Each is called off by name, and the last two lines
 * leave whatever is forgotten here without a name server and without a proxy.
 */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ["disable-background-networking"],
  ["disable-breakpad"],
  ["disable-client-side-phishing-detection"],
  ["disable-component-update"],
  ["disable-domain-reliability"],
  ["disable-sync"],
  ["metrics-recording-only"],
  ["no-pings"],
  [
    "disable-features",
    "AutofillServerCommunication,CertificateTransparencyComponentUpdater,MediaRouter,OptimizationHints",
  ],
  ["force-webrtc-ip-handling-policy", "disable_non_proxied_udp"],
  ["host-resolver-rules", "MAP * ~NOTFOUND"],
  ["no-proxy-server"],
];

/** Before `ready`: later, Chromium has read its command line. */
export function quietChromium(): void {
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
}
