import type { Archive } from "../zip/archive.ts";
import { attributeOf, elementsNamed, readXml } from "./read-xml.ts";

const PACKAGE_TYPE = "application/oebps-package+xml";

/**
 * Looks up which file says what the book consists of. Of several editions in one file the first counts, as the standard has it.
 * @returns its path in the archive; undefined where there is none
 */
export function findPackage(archive: Archive): string | undefined {
  return namedPackage(archive) ?? archive.names.find((name) => /\.opf$/i.test(name));
}

function namedPackage(archive: Archive): string | undefined {
  const container = archive.find("META-INF/container.xml");
  const bytes = container === undefined ? undefined : archive.read(container);
  const root = bytes?.ok === true ? readXml(bytes.value) : undefined;
  if (root === undefined) return undefined;
  const rootFiles = elementsNamed(root, "rootfile");
  const ordered = [
    ...rootFiles.filter((file) => attributeOf(file, "media-type") === PACKAGE_TYPE),
    ...rootFiles,
  ];
  return ordered
    .map((file) => archive.find(attributeOf(file, "full-path").replace(/^\/+/, "")))
    .find((name) => name !== undefined);
}
