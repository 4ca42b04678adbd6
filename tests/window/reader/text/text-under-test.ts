export { walkHeadings } from "../../../../renderer/reader/text/headings.ts";
export { indexOffsets } from "../../../../renderer/reader/text/offset-index.ts";
export { walkParagraphs } from "../../../../renderer/reader/text/paragraphs.ts";
export { readableText } from "../../../../renderer/reader/text/readable-text.ts";
export { selectedSpan } from "../../../../renderer/reader/text/selected-span.ts";
export { walkSentences } from "../../../../renderer/reader/text/sentences.ts";
