/** A file that was dropped or chosen. */
export interface FileToImport {
  readonly name: string;
  readonly file: File;
  /** Pictures that were saved beside a page. */
  readonly beside: readonly FileBeside[];
}

export interface FileBeside {
  /** From the page's folder, with slashes, such as `page_files/bridge.png`. */
  readonly path: string;
  readonly file: File;
}

/** Beside which nothing is known to lie. */
export function fileAlone(file: File): FileToImport {
  return { name: file.name, file, beside: [] };
}
