import type { Archive } from "../zip/archive.ts";
import { attributeOf, elementsNamed, readXml, type XmlElement } from "./read-xml.ts";

/** Ways of making fonts unreadable outside of their book. Nothing but fonts may be treated so, and Postil needs none. */
const FONT_ALGORITHMS: ReadonlySet<string> = new Set([
  "http://www.idpf.org/2008/embedding",
  "http://ns.adobe.com/pdf/enc#RC",
]);

const KNOWN: readonly (readonly [file: string, words: RegExp, name: string])[] = [
  ["META-INF/license.lcpl", /./, "Readium LCP"],
  ["META-INF/sinf.xml", /./, "Apple FairPlay"],
  ["META-INF/rights.xml", /adept/i, "Adobe ADEPT"],
  [
    "META-INF/rights.xml",
    /barnesandnoble|kobobooks|kobo\.com/i,
    "the shop that it was bought from",
  ],
];

/**
 * Looks for locks on a book.
 * @returns whose lock it is, as people know it; undefined for a book that is open
 */
export function protectionOf(archive: Archive): string | undefined {
  const owner = KNOWN.find(([file, words]) => words.test(textOf(archive, file)))?.[2];
  if (owner !== undefined) return owner;
  return isEncrypted(archive) ? "a lock that Postil does not know" : undefined;
}

function isEncrypted(archive: Archive): boolean {
  const root = xmlOf(archive, "META-INF/encryption.xml");
  if (root === undefined) return false;
  return elementsNamed(root, "EncryptedData").some((data) => {
    const [method] = elementsNamed(data, "EncryptionMethod");
    return method === undefined || !FONT_ALGORITHMS.has(attributeOf(method, "Algorithm"));
  });
}

function textOf(archive: Archive, path: string): string {
  const name = archive.find(path);
  const bytes = name === undefined ? undefined : archive.read(name);
  return bytes?.ok === true ? new TextDecoder("latin1").decode(bytes.value) : "";
}

function xmlOf(archive: Archive, path: string): XmlElement | undefined {
  const name = archive.find(path);
  const bytes = name === undefined ? undefined : archive.read(name);
  return bytes?.ok === true ? readXml(bytes.value) : undefined;
}
