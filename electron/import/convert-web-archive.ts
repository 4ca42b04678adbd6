import { z } from "zod";
import { READABLE_EXTENSIONS } from "#core/article/readable-format.js";
import { fail } from "#core/result.js";
import type { Converter } from "./converter.ts";
import { convertPage } from "./html/convert-page.ts";
import { readPlist } from "./plist/read-plist.ts";
import { createSavedResources } from "./saved-resources.ts";

/** Safari saves in binary; a property list can be written in XML as well. */
const XML = /^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|!doctype\s+plist|plist)[\s>]/i;
const START_LENGTH = 256;

/** As Safari names what it saves; what else it says of it is how it was sent. */
const Resource = z.object({
  WebResourceData: z.instanceof(Uint8Array),
  WebResourceURL: z.string().catch(""),
  WebResourceMIMEType: z.string().catch(""),
  WebResourceTextEncodingName: z.string().optional().catch(undefined),
});

const WebArchive = z.object({
  WebMainResource: Resource,
  WebSubresources: z.array(Resource.nullable().catch(null)).catch([]),
});

const PAGE = /^(?:text\/html|application\/xhtml\+xml)?$/i;

/** Pages that Safari saved with all their parts: a property list. Frames in the page are left out. */
export const convertWebArchive: Converter = ({ name, bytes, encoding }) => {
  const start = Buffer.from(bytes.subarray(0, START_LENGTH)).toString("latin1");
  if (XML.test(start)) {
    const detail = READABLE_EXTENSIONS.join(", ");
    return fail({ code: "file-type-unknown", path: name, detail });
  }
  const plist = readPlist(bytes);
  if (!plist.ok) return fail({ ...plist.error, path: name });
  const archive = WebArchive.safeParse(plist.value);
  if (!archive.success || !PAGE.test(archive.data.WebMainResource.WebResourceMIMEType)) {
    return fail({ code: "file-damaged", path: name, detail: "there is no page in it" });
  }
  const { WebMainResource: main, WebSubresources: others } = archive.data;
  if (main.WebResourceData.length === 0) return fail({ code: "file-empty", path: name });

  const resources = createSavedResources(main.WebResourceURL);
  for (const other of others) {
    if (other !== null) resources.add(other.WebResourceURL, new Uint8Array(other.WebResourceData));
  }
  const isOnTheWeb = /^https?:/i.test(main.WebResourceURL);
  return convertPage({
    name,
    bytes: new Uint8Array(main.WebResourceData),
    encoding,
    declaredEncoding: main.WebResourceTextEncodingName,
    stated: { url: isOnTheWeb ? main.WebResourceURL : undefined },
    companion: resources.find,
  });
};
