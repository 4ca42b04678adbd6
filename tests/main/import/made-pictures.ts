import { createHash } from "node:crypto";

/** A file that begins as a PNG picture does; more is not looked at. @param filling  tells one from another */
export function pngOf(filling: number): Buffer {
  const START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return Buffer.concat([Buffer.from(START), Buffer.alloc(500, filling)]);
}

/** As the library calls a picture. */
export function assetName(bytes: Uint8Array, extension = "png"): string {
  return `${createHash("sha256").update(bytes).digest("hex")}.${extension}`;
}

export function dataAddress(bytes: Buffer, mediaType = "image/png"): string {
  return `data:${mediaType};base64,${bytes.toString("base64")}`;
}
