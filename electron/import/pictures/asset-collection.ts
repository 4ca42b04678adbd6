import { createHash } from "node:crypto";
import type { Asset } from "../reading-document.ts";
import { bytesOfDataAddress } from "./data-address.ts";
import { pictureKindOf, type PictureKind } from "./picture-kind.ts";
import { sanitiseSvg } from "./sanitise-svg.ts";

/** The pictures of one article, each kept once. */
export interface AssetCollection {
  /** @returns the picture's address in the reading document; undefined when the bytes are no picture */
  add(bytes: Uint8Array): string | undefined;
  /** As `add`, of a picture that stands in its own address. */
  addDataAddress(address: string): string | undefined;
  /** In the order in which they were added. */
  assets(): readonly Asset[];
}

export function createAssetCollection(): AssetCollection {
  const assets = new Map<string, Asset>();
  /** What a page shows a thousand times is hashed once. */
  const addresses = new WeakMap<Uint8Array, { readonly address: string | undefined }>();

  function keep(bytes: Uint8Array, kind: PictureKind): string {
    const name = `${createHash("sha256").update(bytes).digest("hex")}.${kind}`;
    if (!assets.has(name)) assets.set(name, { name, bytes });
    return `../assets/${name}`;
  }

  function add(bytes: Uint8Array): string | undefined {
    const known = addresses.get(bytes) ?? { address: addressOf(bytes) };
    addresses.set(bytes, known);
    return known.address;
  }

  function addressOf(bytes: Uint8Array): string | undefined {
    const kind = pictureKindOf(bytes);
    if (kind === undefined) return undefined;
    if (kind !== "svg") return keep(bytes, kind);
    const drawing = sanitiseSvg(new TextDecoder().decode(bytes));
    return drawing === undefined ? undefined : keep(new TextEncoder().encode(drawing), kind);
  }

  return {
    add,
    addDataAddress(address) {
      const bytes = bytesOfDataAddress(address);
      return bytes === undefined ? undefined : add(bytes);
    },
    assets: () => [...assets.values()],
  };
}
