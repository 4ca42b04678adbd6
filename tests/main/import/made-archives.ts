/** A part of a message: its headers but the encoding, and its content. */
export interface MadePart {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string | Uint8Array;
  /** `base64` where none is said. */
  readonly encoding?: "base64" | "quoted-printable" | "7bit" | "8bit" | "binary";
}

const BOUNDARY = "----MultipartBoundary--made-for-tests----";

/** A page as Chrome saves it in one file. The first part is the page. */
export function mhtmlOf(
  parts: readonly MadePart[],
  {
    headers = {},
    type = `multipart/related; type="text/html"; boundary="${BOUNDARY}"`,
    boundary = BOUNDARY,
    newline = "\r\n",
  }: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly type?: string;
    readonly boundary?: string;
    readonly newline?: string;
  } = {},
): Uint8Array {
  const top = { From: "<Saved by tests>", ...headers, "MIME-Version": "1.0", "Content-Type": type };
  const pieces: Buffer[] = [Buffer.from(linesOf(top, newline) + newline + newline)];
  for (const part of parts) {
    const { encoding = "base64" } = part;
    const head = { ...part.headers, "Content-Transfer-Encoding": encoding };
    pieces.push(
      Buffer.from(`--${boundary}${newline}${linesOf(head, newline)}${newline}`),
      encodedBy(encoding, Buffer.from(part.content), newline),
      Buffer.from(newline),
    );
  }
  pieces.push(Buffer.from(`--${boundary}--${newline}`));
  return new Uint8Array(Buffer.concat(pieces));
}

function linesOf(headers: Readonly<Record<string, string>>, newline: string): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}${newline}`)
    .join("");
}

function encodedBy(encoding: string, content: Buffer, newline: string): Buffer {
  if (encoding === "base64") {
    return Buffer.from(content.toString("base64").replaceAll(/.{76}/g, `$&${newline}`));
  }
  if (encoding !== "quoted-printable") return content;
  const escaped = content
    .toString("latin1")
    .replaceAll(
      /[^\n\r -<>-~]/g,
      (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    );
  const lines = escaped
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/.{70}(?=.)(?<!=.?)/g, `$&=${newline}`));
  return Buffer.from(lines.join(newline), "latin1");
}

/** What a property list can hold. */
export type MadeValue =
  | string
  | number
  | boolean
  | Uint8Array
  | readonly MadeValue[]
  | { readonly [key: string]: MadeValue };

const OFFSET_SIZE = 4;
const REFERENCE_SIZE = 4;

/** A property list as Apple's programs write it. Equal values stand in it as often as they are used. */
export function plistOf(top: MadeValue): Uint8Array {
  const objects: Buffer[] = [];

  function add(value: MadeValue): number {
    const at = objects.push(Buffer.alloc(0)) - 1;
    objects[at] = bytesOf(value);
    return at;
  }

  function bytesOf(value: MadeValue): Buffer {
    if (typeof value === "boolean") return Buffer.from([value ? 0x09 : 0x08]);
    if (typeof value === "number") return Buffer.concat([Buffer.from([0x13]), number(value, 8)]);
    if (typeof value === "string") return textBytes(value);
    if (value instanceof Uint8Array) return Buffer.concat([marker(0x4, value.length), value]);
    if (Array.isArray(value)) {
      const inside = (value as readonly MadeValue[]).map(add); // `isArray` knows no readonly lists
      return Buffer.concat([marker(0xa, inside.length), ...inside.map(reference)]);
    }
    const entries = Object.entries(value);
    const keys = entries.map(([key]) => add(key));
    const values = entries.map(([, each]) => add(each));
    return Buffer.concat([marker(0xd, entries.length), ...[...keys, ...values].map(reference)]);
  }

  const topObject = add(top);
  return plistFile(objects, topObject);
}

/** A file of objects as they are given, sound or not. Objects name each other in four bytes. */
export function plistFile(
  objects: readonly Uint8Array[],
  topObject = 0,
  { count = objects.length }: { readonly count?: number } = {},
): Uint8Array {
  const pieces: Buffer[] = [Buffer.from("bplist00")];
  const offsets: number[] = [];
  let length = 8;
  for (const object of objects) {
    offsets.push(length);
    pieces.push(Buffer.from(object));
    length += object.length;
  }
  const trailer = [
    Buffer.alloc(6),
    Buffer.from([OFFSET_SIZE, REFERENCE_SIZE]),
    number(count, 8),
    number(topObject, 8),
    number(length, 8),
  ];
  const table = offsets.map((offset) => number(offset, OFFSET_SIZE));
  return new Uint8Array(Buffer.concat([...pieces, ...table, ...trailer]));
}

/** The first bytes of an object of a kind and a length. */
export function marker(kind: number, length: number): Buffer {
  if (length < 0xf) return Buffer.from([(kind << 4) | length]);
  return Buffer.concat([Buffer.from([(kind << 4) | 0xf, 0x12]), number(length, 4)]);
}

export function reference(object: number): Buffer {
  return number(object, REFERENCE_SIZE);
}

function textBytes(text: string): Buffer {
  // oxlint-disable-next-line eslint/no-control-regex -- ASCII is what is asked for
  if (/^[\u0000-\u007f]*$/.test(text))
    return Buffer.concat([marker(0x5, text.length), Buffer.from(text)]);
  return Buffer.concat([marker(0x6, text.length), Buffer.from(text, "utf16le").swap16()]);
}

function number(value: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, Math.max(0, size - 6), Math.min(size, 6));
  return bytes;
}

/** What stands in a web archive for one file. */
export interface MadeResource {
  readonly url: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
  readonly encoding?: string;
}

/** A page as Safari saves it. */
export function webArchiveOf(main: MadeResource, others: readonly MadeResource[] = []): Uint8Array {
  return plistOf({
    WebMainResource: { ...resourceOf(main), WebResourceFrameName: "" },
    WebSubresources: others.map(resourceOf),
  });
}

function resourceOf({ url, mediaType, content, encoding }: MadeResource): {
  readonly [key: string]: MadeValue;
} {
  return {
    WebResourceData: new Uint8Array(Buffer.from(content)),
    WebResourceURL: url,
    WebResourceMIMEType: mediaType,
    ...(encoding !== undefined && { WebResourceTextEncodingName: encoding }),
    WebResourceResponse: new Uint8Array([1, 2, 3]),
  };
}
