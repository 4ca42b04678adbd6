import type { CallError } from "#contract/call-error.js";

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNSHOWABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** Where results go: sentences for people, or one JSON object a line for programs. */
export interface Output {
  /** A result; `text` is what a person reads, or nothing when the result says nothing by itself. */
  item(record: object, text: string): void;
  /** A failure: on standard output with `--json`, else on standard error. */
  failure(error: CallError): void;
  /** How far something long has come: one line that gives way to the next, where a person looks on. undefined takes it away. */
  progress(text: string | undefined): void;
}

/** Back to the beginning of the line, which is emptied. */
const EMPTY_LINE = "\r\u001B[K";

export function createOutput(options: { readonly json: boolean }): Output {
  endQuietlyWithTheReader(process.stdout);
  if (options.json) {
    return {
      item: (record) => writeLine(process.stdout, JSON.stringify(record)),
      failure({ code, message, path }) {
        writeLine(process.stdout, JSON.stringify({ error: { code, message, path } }));
      },
      progress: () => {},
    };
  }
  return {
    item(_record, text) {
      if (text !== "") writeLine(process.stdout, forTerminal(text));
    },
    failure: ({ message }) => writeLine(process.stderr, `postil: ${forTerminal(message)}`),
    progress(text) {
      if (process.stderr.isTTY) process.stderr.write(EMPTY_LINE + forTerminal(text ?? ""));
    },
  };
}

/** `postil list | head` closes the pipe when it has seen enough: that ends the command, and is no fault. */
function endQuietlyWithTheReader(stream: NodeJS.WriteStream): void {
  stream.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

function writeLine(stream: NodeJS.WriteStream, line: string): void {
  stream.write(`${line}\n`);
}

/**
 * Titles and file names come from anywhere: control characters could drive the terminal, and marks of writing direction
 * could show a name as another. Both are shown as what they are. Line breaks and tabs stay.
 */
function forTerminal(text: string): string {
  return text.replace(UNSHOWABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, "0")}`;
  });
}
