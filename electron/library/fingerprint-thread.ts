import { parentPort } from "node:worker_threads";
import {
  type FingerprintReply,
  type FingerprintRequest,
  partLogs,
} from "./fingerprint-messages.ts";
import { takeFingerprint } from "./folder-fingerprint.ts";

// The entry of a thread that compares fingerprints of folders, one after the other, while others wait for no disk.
const port = parentPort;
if (port === null) throw new Error("fingerprints are compared in a thread of the app");

// Sent by fingerprinter.ts alone.
port.on("message", (request: FingerprintRequest) => {
  if (request === "end") {
    port.close();
    return;
  }
  const { directory, names, logs, fingerprints } = request;
  const reply: FingerprintReply = names.map(
    (name, at) =>
      takeFingerprint(`${directory}/${name}`, partLogs(logs[at] ?? "")) === fingerprints[at],
  );
  port.postMessage(reply);
});
