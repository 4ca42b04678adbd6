import { readFile } from "node:fs/promises";
import type { Protocol } from "electron";
import { windowPolicy } from "#contract/window-policy.js";
import type { WindowFile } from "../window-files/list-window-files.ts";
import { fileResponse, refusal } from "./guarded-response.ts";
import { plainSegments } from "./plain-segments.ts";
import { ASSETS, INTERFACE } from "./schemes.ts";

const POLICY = windowPolicy(`${ASSETS.scheme}:`);

/** `app://postil/…`: the files of the interface, and nothing else on this machine. */
export function serveInterface(protocol: Protocol, files: ReadonlyMap<string, WindowFile>): void {
  protocol.handle(INTERFACE.scheme, async ({ method, url }) => {
    if (method !== "GET") return refusal(405);
    const file = files.get(plainSegments(url, INTERFACE)?.join("/") ?? "");
    if (file === undefined) return refusal(404);
    return fileResponse(await readFile(file.path), { mediaType: file.mediaType, policy: POLICY });
  });
}
