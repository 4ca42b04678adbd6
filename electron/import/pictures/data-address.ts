const DATA = /^data:[^,;]*((?:;[^,;]*)*),/i;
const HEAD_LENGTH = 512;

/** @returns the bytes that a `data:` address holds; undefined when it is another or holds none */
export function bytesOfDataAddress(address: string): Uint8Array | undefined {
  const head = DATA.exec(address.slice(0, HEAD_LENGTH));
  if (head === null) return undefined;
  // One character a byte: what is escaped need not be text.
  const content = Buffer.from(address.slice(head[0].length), "utf8")
    .toString("latin1")
    .replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  const isBase64 = /;\s*base64\s*$/i.test(head[1] ?? "");
  const bytes = Buffer.from(content, isBase64 ? "base64" : "latin1");
  return bytes.length === 0 ? undefined : new Uint8Array(bytes);
}
