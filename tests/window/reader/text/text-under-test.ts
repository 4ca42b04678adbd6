import { walkHeadings as headings } from "../../../../renderer/reader/text/headings.ts";
import { indexOffsets as index } from "../../../../renderer/reader/text/offset-index.ts";
import { walkParagraphs as paragraphs } from "../../../../renderer/reader/text/paragraphs.ts";
import { readableText as readable } from "../../../../renderer/reader/text/readable-text.ts";
import { selectedSpan as select } from "../../../../renderer/reader/text/selected-span.ts";
import { walkSentences as sentences } from "../../../../renderer/reader/text/sentences.ts";

export const walkHeadings = headings;
export const indexOffsets = index;
export const walkParagraphs = paragraphs;
export const readableText = readable;
export const selectedSpan = select;
export const walkSentences = sentences;
