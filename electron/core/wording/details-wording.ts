/** What is known of an article and of the file it was made of. */
export const detailsWording = {
  title: "Details",
  facts: {
    title: "Title",
    byline: "By",
    site: "Site",
    url: "Address",
    published: "Published",
    imported: "Added",
    originalName: "File",
    mediaType: "Format",
    words: "Words",
    size: "Size",
    unreadFrontMatter: "Front matter",
  },
  formats: {
    "text/plain": "Plain text",
    "text/markdown": "Markdown",
    "text/html": "Web page",
    "application/xhtml+xml": "Web page (XHTML)",
    "application/x-mimearchive": "Web archive (MHTML)",
    "application/x-webarchive": "Web archive (Safari)",
    "application/epub+zip": "Book (EPUB)",
  } as Readonly<Record<string, string>>,
  bytes: (bytes: number) => {
    const unit = bytes < 1_000 ? "byte" : bytes < 1_000_000 ? "kilobyte" : "megabyte";
    const amount = unit === "byte" ? bytes : bytes / (unit === "kilobyte" ? 1_000 : 1_000_000);
    return new Intl.NumberFormat("en", {
      style: "unit",
      unit,
      unitDisplay: unit === "byte" ? "long" : "short",
      maximumFractionDigits: amount < 10 ? 1 : 0,
    }).format(amount);
  },
  encoding: "Encoding",
  /** Behind the name of the one that the file's bytes speak for. */
  detected: (name: string) => `${name}, as the file suggests`,
  preview: "How the text begins",
  reading: "Reading the file…",
  isSame: "The text reads just the same in this encoding.",
  apply: "Read it anew",
  /** After another encoding was chosen. */
  reread: (name: string) => `Read as ${name}`,
  rereadHint:
    "The text as it is now is kept as an earlier version. Highlights whose words change are kept too, and need a look.",
} as const;
