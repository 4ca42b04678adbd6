import type { ReadableFormat } from "#core/article/readable-format.js";
import type { Failure } from "#core/failure/failure.js";
import { readDocument } from "#core/document/read-document.js";
import { fail, ok, type Result } from "#core/result.js";
import { convertEpub } from "./convert-epub.ts";
import { convertHtml } from "./convert-html.ts";
import { convertMarkdown } from "./convert-markdown.ts";
import { convertMhtml } from "./convert-mhtml.ts";
import { convertPlainText } from "./convert-plain-text.ts";
import { convertWebArchive } from "./convert-web-archive.ts";
import type { Converter } from "./converter.ts";
import { countWords } from "#core/text/count-words.js";
import { detectLanguage } from "./facts/detect-language.ts";
import { directionOf } from "./facts/direction.ts";
import { excerptOf } from "./facts/excerpt.ts";
import { titleFromName, tidyTitle } from "./facts/title.ts";
import { checkSource, mediaTypeOf } from "./media-type.ts";
import type { ReadingDocument } from "./reading-document.ts";
import { sanitise } from "./sanitise.ts";
import type { SourceFile } from "./source-file.ts";

const CONVERTERS: Readonly<Record<ReadableFormat["name"], Converter>> = {
  "text/plain": convertPlainText,
  "text/markdown": convertMarkdown,
  "text/html": convertHtml,
  "application/xhtml+xml": convertHtml,
  "application/x-mimearchive": convertMhtml,
  "application/x-webarchive": convertWebArchive,
  "application/epub+zip": convertEpub,
};

/** Makes a reading document of a file's bytes. Runs in a converter process; touches neither disk nor library. */
export async function importArticle(source: SourceFile): Promise<Result<ReadingDocument, Failure>> {
  const mediaType = mediaTypeOf(source.name);
  const refusal = checkSource(source.name, source.bytes.length);
  if (refusal !== undefined) return fail(refusal);
  if (mediaType === undefined) throw new Error("a file of unknown type was not refused");

  const converted = await CONVERTERS[mediaType.name](source);
  if (!converted.ok) return converted;
  const { body, tags, ...article } = converted.value;

  const html = sanitise(body);
  const { plainText, blocks } = readDocument(html);
  const language = article.language ?? detectLanguage(plainText);
  return ok({
    ...article,
    html,
    plainText,
    companions: article.companions ?? [],
    unreadFrontMatter: article.unreadFrontMatter ?? null,
    title: tidyTitle(article.title) ?? titleFromName(source.name),
    language,
    direction: article.direction ?? directionOf(plainText, language),
    excerpt: article.excerpt ?? excerptOf(plainText, blocks),
    words: countWords(plainText, language),
    mediaType: mediaType.name,
    sourceTags: tags,
  });
}
