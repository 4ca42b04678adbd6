import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import { recogniseBinary } from "../encoding/recognise-binary.ts";
import type { SourceFile } from "../source-file.ts";
import { type Archive, openArchive } from "../zip/archive.ts";
import { archiveFailure } from "../zip/archive-problem.ts";
import type { ZipLimits } from "../zip/zip-limits.ts";
import { findPackage } from "./find-package.ts";
import { type BookPackage, readPackage } from "./package-document.ts";
import { protectionOf } from "./protection.ts";
import { attributeOf, elementsNamed, lineOf, readXml } from "./read-xml.ts";

/** A book that can be read: its archive, and what it consists of. */
export interface OpenBook {
  readonly archive: Archive;
  readonly book: BookPackage;
}

const ZIP_START = /^PK/;

/** Opens an EPUB, and says of one that cannot be read what it is instead. */
export async function openBook(
  { name: path, bytes }: SourceFile,
  limits: ZipLimits | undefined,
): Promise<Result<OpenBook, Failure>> {
  const isZip = ZIP_START.test(new TextDecoder("latin1").decode(bytes.subarray(0, 2)));
  if (!isZip) {
    const kind = recogniseBinary(bytes);
    return fail(unreadable(path, kind === undefined ? "it is no ZIP archive" : `it is ${kind}`));
  }
  const opened = await openArchive(bytes, limits);
  if (!opened.ok) return fail(archiveFailure(opened.error, path));
  const archive = opened.value;

  const owner = protectionOf(archive);
  if (owner !== undefined) return fail({ code: "book-protected", path, detail: owner });
  const packagePath = findPackage(archive);
  if (packagePath === undefined) return fail(unreadable(path, "it has no list of its parts"));
  const listing = archive.read(packagePath);
  if (!listing.ok) return fail(archiveFailure(listing.error, path));
  const root = readXml(listing.value);
  if (root === undefined) return fail(unreadable(path, "the list of its parts cannot be read"));
  const book = readPackage(root, packagePath, (name) => archive.find(name) ?? name);
  if (book.hasFixedPages || hasFixedPagesForApple(archive)) {
    return fail({ code: "book-fixed-layout", path });
  }
  if (book.spine.length === 0) return fail(unreadable(path, "it lists no chapters"));
  return ok({ archive, book });
}

function unreadable(path: string, detail: string): Failure {
  return { code: "book-unreadable", path, detail };
}

/** As books said it before there was a standard for it. */
function hasFixedPagesForApple(archive: Archive): boolean {
  const name = archive.find("META-INF/com.apple.ibooks.display-options.xml");
  const bytes = name === undefined ? undefined : archive.read(name);
  const root = bytes?.ok === true ? readXml(bytes.value) : undefined;
  return (
    root !== undefined &&
    elementsNamed(root, "option").some(
      (option) => attributeOf(option, "name") === "fixed-layout" && lineOf(option) === "true",
    )
  );
}
