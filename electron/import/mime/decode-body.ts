import PostalMime from "postal-mime";
import type { MimePart } from "./mime-part.ts";

/** @returns the bytes that a part stands for, as its `Content-Transfer-Encoding` says */
export async function decodeBody({ headers, body }: MimePart): Promise<Uint8Array> {
  const said = headers.get("content-transfer-encoding") ?? "";
  const encoding = said
    .replaceAll(/\([^)]*\)/g, "")
    .trim()
    .toLowerCase();
  if (encoding === "base64") return decodeBase64(body);
  if (encoding === "quoted-printable") return await decodeQuotedPrintable(body);
  // A copy: parts are sent on without the message around them.
  return new Uint8Array(body);
}

/** By the runtime: a tenth of the time and a fourth of the memory that the parser of messages needs, which goes by lines. */
function decodeBase64(body: Uint8Array): Uint8Array {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1");
  return new Uint8Array(Buffer.from(text, "base64"));
}

/** As an attachment: of a text the parser would give letters in place of bytes. */
async function decodeQuotedPrintable(body: Uint8Array): Promise<Uint8Array> {
  const HEAD = [
    "Content-Type: application/octet-stream",
    "Content-Disposition: attachment",
    "Content-Transfer-Encoding: quoted-printable",
  ];
  const head = Buffer.from(`${HEAD.join("\r\n")}\r\n\r\n`);
  const { attachments } = await PostalMime.parse(Buffer.concat([head, body]));
  const content = attachments[0]?.content ?? new Uint8Array();
  return typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
}
