import { z } from "zod";
import { AppEvent } from "#contract/events.js";
import { type Failure, FailureCode } from "#core/failure/failure.js";

/** What the desktop's main process asks of the process that holds the library. */
const Ask = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("call"), request: z.unknown() }),
  z.object({ kind: z.literal("stage-file"), name: z.string(), bytes: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal("resolve-asset"), articleId: z.string(), name: z.string() }),
  z.object({ kind: z.literal("import-paths"), paths: z.array(z.string()) }),
  z.object({ kind: z.literal("save-file"), path: z.string(), text: z.string() }),
]);
export type Ask = z.infer<typeof Ask>;

export const OpenLibrary = z.object({
  libraryDirectory: z.string(),
  /** Whether a folder that does not exist, or is empty, becomes a library. */
  createLibrary: z.boolean(),
  samplesDirectory: z.string(),
});
export type OpenLibrary = Readonly<z.infer<typeof OpenLibrary>>;

/** From the main process to the service. */
export const ToService = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("open"), options: OpenLibrary }),
  z.object({ kind: z.literal("ask"), id: z.int(), ask: Ask }),
  z.object({ kind: z.literal("cancel"), callId: z.string() }),
  /** Carries the port that leads to the converter. */
  z.object({ kind: z.literal("converter-forked"), converter: z.int(), pid: z.int().optional() }),
  z.object({
    kind: z.literal("converter-ended"),
    converter: z.int(),
    exit: z.object({ ranOutOfMemory: z.boolean(), detail: z.string() }),
  }),
  /** Answered by the end of the process. */
  z.object({ kind: z.literal("close") }),
]);
export type ToService = z.infer<typeof ToService>;

/** From the service to the main process. */
export const ToMain = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("opened") }),
  z.object({
    kind: z.literal("not-opened"),
    failure: z.object({
      code: FailureCode,
      path: z.string().exactOptional(),
      detail: z.string().exactOptional(),
    }) satisfies z.ZodType<Failure>,
  }),
  z.object({ kind: z.literal("answer"), id: z.int(), answer: z.unknown() }),
  /** A mistake of ours; what a person can cause is an answer. */
  z.object({ kind: z.literal("no-answer"), id: z.int(), reason: z.string() }),
  z.object({ kind: z.literal("event"), event: AppEvent }),
  /** A utility process cannot fork another: main does it, and passes the port on. */
  z.object({ kind: z.literal("fork-converter"), converter: z.int() }),
  z.object({ kind: z.literal("end-converter"), converter: z.int() }),
]);
export type ToMain = z.infer<typeof ToMain>;
