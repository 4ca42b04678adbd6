/** A text with what a digital library has put around it. */
export interface BookParts {
  /** What stands above the book. */
  readonly preamble: string;
  readonly book: string;
  /** What stands below it, from the line that says where the book ends. */
  readonly licence: string;
}

const START =
  /^\*{3}[ \t]*START OF (?:THE|THIS) PROJECT GUTENBERG E-?BOOK\b[^*]{0,400}\*{3}[ \t]*$/im;
const END =
  /^(?:End of (?:the |this )?Project Gutenberg(?:'s|’s)?\b[^\n]{0,200}\n\s*)?\*{3}[ \t]*END OF (?:THE|THIS) PROJECT GUTENBERG E-?BOOK\b[^*]{0,400}\*{3}[ \t]*$/im;

/** @returns undefined when the text is not from Project Gutenberg. The three parts are all of it, in order */
export function bookPartsOf(text: string): BookParts | undefined {
  const start = START.exec(text);
  if (start === null) return undefined;
  const bookStart = start.index + start[0].length;
  const below = text.slice(bookStart);
  const end = END.exec(below)?.index ?? below.length;
  return {
    preamble: text.slice(0, bookStart),
    book: below.slice(0, end),
    licence: below.slice(end),
  };
}
