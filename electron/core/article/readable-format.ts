const MEGABYTE = 1024 * 1024;

/** A kind of file that can be imported. */
export interface ReadableFormat {
  /** Its media type. */
  readonly name:
    | "text/plain"
    | "text/markdown"
    | "text/html"
    | "application/xhtml+xml"
    | "application/x-mimearchive"
    | "application/x-webarchive"
    | "application/epub+zip";
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** A larger file is refused before it is read. */
  readonly maxBytes: number;
}

export const READABLE_FORMATS: readonly ReadableFormat[] = [
  { name: "text/plain", extensions: [".txt", ".text"], maxBytes: 50 * MEGABYTE },
  { name: "text/markdown", extensions: [".md", ".markdown"], maxBytes: 50 * MEGABYTE },
  { name: "text/html", extensions: [".html", ".htm"], maxBytes: 50 * MEGABYTE },
  { name: "application/xhtml+xml", extensions: [".xhtml"], maxBytes: 50 * MEGABYTE },
  { name: "application/x-mimearchive", extensions: [".mhtml", ".mht"], maxBytes: 100 * MEGABYTE },
  { name: "application/x-webarchive", extensions: [".webarchive"], maxBytes: 100 * MEGABYTE },
  { name: "application/epub+zip", extensions: [".epub"], maxBytes: 300 * MEGABYTE },
];

/** Every extension that an importable file may have, for sentences, file dialogs and installers. */
export const READABLE_EXTENSIONS: readonly string[] = READABLE_FORMATS.flatMap(
  (format) => format.extensions,
);
