import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assertNever } from "#core/assert-never.js";
import { encodeLegacy, encodeUtf16 } from "../../main/import/encode-legacy.ts";
import { makeText, wordsOf } from "./made-text.ts";

/** A file of a large heap that nobody has looked through. */
export interface MixedFile {
  readonly path: string;
  /** Whether an import of it must fail. */
  readonly isBroken: boolean;
}

/** Texts that no other material has. */
const FIRST_TEXT = 300_000_000;
const WRITTEN_AT_ONCE = 200;

const SHAPES = [
  "plain",
  "hard-wrapped",
  "byte order mark",
  "UTF-16",
  "Windows-1252",
  "KOI8-R",
  "Markdown",
  "Markdown with front matter",
  "page",
  "page that declares a wrong encoding",
  "old page",
  "fragment",
  "XHTML",
] as const;
const BROKEN_SHAPES = [
  "empty",
  "picture called text",
  "zeros",
  "too many elements",
  "unknown kind",
  "link to nothing",
] as const;
type Shape = (typeof SHAPES)[number] | (typeof BROKEN_SHAPES)[number];

/** One of so many is broken on purpose. */
const BROKEN_EVERY = 25;
/** Of those that are long to write and to weigh there are fewer. */
const MANY_ELEMENTS = "<p>x".repeat(200_001);

/** Writes files of every shape in turn, no two alike. */
export async function writeMixedFiles(
  folder: string,
  count: number,
): Promise<readonly MixedFile[]> {
  await mkdir(folder, { recursive: true });
  const files: MixedFile[] = [];
  for (let from = 0; from < count; from += WRITTEN_AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(WRITTEN_AT_ONCE, count - from) },
      (_, at) => from + at,
    );
    files.push(...(await Promise.all(numbers.map((number) => writeOne(folder, number)))));
  }
  return files;
}

async function writeOne(folder: string, number: number): Promise<MixedFile> {
  const isBroken = number % BROKEN_EVERY === BROKEN_EVERY - 1;
  const turn = Math.floor(number / BROKEN_EVERY);
  const shape: Shape | undefined = isBroken
    ? BROKEN_SHAPES[turn % BROKEN_SHAPES.length]
    : SHAPES[number % SHAPES.length];
  if (shape === undefined) throw new Error("no shape");
  const { extension, content } = fileOf(shape, number);
  const path = join(folder, `${number}.${extension}`);
  if (shape === "link to nothing") await symlink(join(folder, "nowhere"), path);
  else await writeFile(path, content);
  return { path, isBroken };
}

function fileOf(
  shape: Shape,
  number: number,
): { readonly extension: string; readonly content: string | Uint8Array } {
  const { title, paragraphs } = makeText(FIRST_TEXT + number, wordsOf(number));
  const text = [title, ...paragraphs, `Number ${number}.`, ""].join("\n\n");
  const page = (head: string, more = ""): string =>
    `<!doctype html><html lang="en"><head>${head}<title>${title}</title></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1><p>${[...paragraphs, `Number ${number}.`].join("</p>\n<p>")}</p>${more}</article></body></html>`;
  switch (shape) {
    case "plain":
      return { extension: "txt", content: text };
    case "hard-wrapped":
      return { extension: "text", content: text.replaceAll(/(.{1,72})(?: |$)/gm, "$1\r\n") };
    case "byte order mark":
      return { extension: "txt", content: `\ufeff${text}` };
    case "UTF-16":
      return { extension: "txt", content: encodeUtf16(`\ufeff${text}`, "little") };
    case "Windows-1252":
      return {
        extension: "txt",
        content: encodeLegacy(
          `Déjà vu ${number}\n\n“Voilà”, dit-elle, pressée, dans un café naïf : n° ${number}.\n`,
          "windows-1252",
        ),
      };
    case "KOI8-R":
      return {
        extension: "txt",
        content: encodeLegacy(`Письмо ${number}\n\nВода ушла, и лодки стоят на песке.\n`, "koi8-r"),
      };
    case "Markdown":
      return {
        extension: "md",
        content: `# ${title}\n\n${text}\n\n- one\n- [two](https://example.org/)\n\n| a | b |\n| - | - |\n| ${number} | 2 |\n`,
      };
    case "Markdown with front matter":
      return {
        extension: "markdown",
        content: `---\ntitle: ${title}\ntags: [heap]\n---\n\n${text}`,
      };
    case "page":
      return { extension: "html", content: page('<meta charset="utf-8">', "<script>1</script>") };
    case "page that declares a wrong encoding":
      return { extension: "htm", content: page('<meta charset="koi8-r">', "<p>Déjà vu.</p>") };
    case "old page":
      return {
        extension: "html",
        content: `<HTML><TITLE>${title}</TITLE><BODY BGCOLOR=white><FONT SIZE=2>${text}<P>${paragraphs.join("<P>")}`,
      };
    case "fragment":
      return {
        extension: "html",
        content: `<p>${paragraphs.join("</p><p>")}</p><p>Number ${number}.</p>`,
      };
    case "XHTML":
      return {
        extension: "xhtml",
        content: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head><body><p>${paragraphs.join("</p><p>")}</p><p>Number ${number}.</p><br/></body></html>`,
      };
    case "empty":
      return { extension: "txt", content: "" };
    case "picture called text":
      return {
        extension: "txt",
        content: Uint8Array.of(
          0x89,
          0x50,
          0x4e,
          0x47,
          0x0d,
          0x0a,
          0x1a,
          0x0a,
          number & 255,
          number >> 8,
        ),
      };
    case "zeros":
      return { extension: "md", content: new Uint8Array(1000 + number) };
    case "too many elements":
      return { extension: "html", content: `${number}${MANY_ELEMENTS}` };
    case "unknown kind":
      return { extension: "xyz", content: text };
    case "link to nothing":
      return { extension: "txt", content: "" };
    default:
      return assertNever(shape);
  }
}
