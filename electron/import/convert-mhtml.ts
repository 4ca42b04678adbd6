import { decodeWords } from "postal-mime";
import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import { convertPlainText } from "./convert-plain-text.ts";
import type { ConvertedArticle, Converter } from "./converter.ts";
import { decodeSource } from "./decode-source.ts";
import { convertPage } from "./html/convert-page.ts";
import { decodeBody } from "./mime/decode-body.ts";
import { findPage, identifier, isPage } from "./mime/find-page.ts";
import { leavesOf, type MimePart, parameterOf } from "./mime/mime-part.ts";
import { parseMessage } from "./mime/parse-message.ts";
import { createSavedResources, type SavedResources } from "./saved-resources.ts";
import type { SourceFile } from "./source-file.ts";

/** What no picture is called. Programs are careless with the others. */
const NO_PICTURE = /^(?:text\/|font\/|audio\/|video\/|message\/|application\/(?:javascript|json))/;

/** Pages with all their parts in one file of MIME: MHTML, and mail that somebody saved. Frames in the page are left out. */
export const convertMhtml: Converter = async (source) => {
  const message = await parseMessage(source.bytes);
  if (!message.ok) return fail({ ...message.error, path: source.name });
  const root = findPage(message.value);
  if (root === undefined) {
    return fail({ code: "file-damaged", path: source.name, detail: "there is no page in it" });
  }
  const title = lineIn(message.value, "subject");
  const bytes = await decodeBody(root);
  if (bytes.length === 0) return fail({ code: "file-empty", path: source.name });
  const charset = parameterOf(root.headers.get("content-type"), "charset");
  if (!isPage(root)) return await convertMail({ ...source, bytes }, { charset, title });

  const location = addressIn(root, "content-location");
  const snapshot = addressIn(message.value, "snapshot-content-location");
  const resources = await resourcesOf(message.value, root, location ?? snapshot);
  return convertPage({
    name: source.name,
    bytes,
    encoding: source.encoding,
    declaredEncoding: charset,
    stated: { url: webAddress(snapshot) ?? webAddress(location), title },
    companion: resources.find,
  });
};

/** A letter without a page: its words are the article, its subject the title where they begin without one. */
async function convertMail(
  source: SourceFile,
  stated: { readonly charset: string | undefined; readonly title: string | undefined },
): Promise<Result<ConvertedArticle, Failure>> {
  const decoded = decodeSource(source, stated.charset);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const read = await convertPlainText({
    name: source.name,
    bytes: new TextEncoder().encode(text),
  });
  if (!read.ok) return read;
  return ok({ ...read.value, encoding, title: read.value.title ?? stated.title ?? null });
}

async function resourcesOf(
  message: MimePart,
  root: MimePart,
  location: string | undefined,
): Promise<SavedResources> {
  const resources = createSavedResources(location);
  for (const part of leavesOf(message)) {
    if (part === root || NO_PICTURE.test(part.mediaType)) continue;
    const [from, id] = [addressIn(part, "content-location"), part.headers.get("content-id")];
    if (from === undefined && id === undefined) continue;
    const bytes = await decodeBody(part);
    if (from !== undefined) resources.add(from, bytes);
    if (id !== undefined) resources.add(`cid:${identifier(id)}`, bytes);
  }
  return resources;
}

function lineIn({ headers }: MimePart, name: string): string | undefined {
  const value = headers.get(name);
  return value === undefined ? undefined : decodeWords(value);
}

/** Long ones are written on several lines. */
function addressIn(part: MimePart, name: string): string | undefined {
  return lineIn(part, name)?.replaceAll(/\s+/g, "") || undefined;
}

function webAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:/i.test(address) ? address : undefined;
}
