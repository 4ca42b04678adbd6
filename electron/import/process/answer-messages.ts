import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import type { ReadingDocument } from "../reading-document.ts";
import type { SourceFile } from "../source-file.ts";
import { type ConvertReply, ConvertRequest } from "./messages.ts";
import type { ParentPort } from "./parent-port.ts";

type Import = (source: SourceFile) => Promise<Result<ReadingDocument, Failure>>;

/** Says of each request that it is taken up, and answers it. The app sends the next one only after the answer. */
export function answerMessages(port: ParentPort, importSource: Import): void {
  port.onMessage((message) => {
    const { source } = ConvertRequest.parse(message);
    const taken: ConvertReply = { kind: "taken" };
    port.send(taken);
    void importSource(source)
      .catch((error: unknown) => fail(mistake(source, error)))
      .then((result) => port.send(replyOf(result)));
  });
}

/** Without the text: it is in the HTML, and for a long article it would double what crosses. */
function replyOf(result: Result<ReadingDocument, Failure>): ConvertReply {
  if (!result.ok) return { kind: "converted", result };
  const { plainText: _, ...document } = result.value;
  return { kind: "converted", result: ok(document) };
}

/** A mistake of ours that one file brought to light: it costs that file, not the process. */
function mistake(source: SourceFile, error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  return { code: "unexpected", path: source.name, detail };
}
