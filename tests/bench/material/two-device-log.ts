import { describeSpan } from "#core/anchor/describe-span.js";
import { AnnotationId, WriterId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { encodeOperation } from "#core/operation/encode-line.js";
import { type Change, HybridTime, type Operation } from "#core/operation/operation.js";
import type { MadeArticle } from "./made-library.ts";
import { markSpans } from "./mark-spans.ts";
import type { StoredArticle } from "./stored-article.ts";

/** Two devices of one person; sync carries what each writes to the other. */
const WRITERS = [WriterId.parse("bench0"), WriterId.parse("bench1")] as const;
type Device = 0 | 1;
const FIRST_DEED = Date.UTC(2026, 6, 1);
/** Every so many notes both devices write, neither knowing of the other. */
const CONTESTED_EVERY = 25;

/** What one device wrote, line by line. */
interface Log {
  readonly lines: string[];
}

/** @returns the logs of both devices: paths below the article's folder, and their lines; a device that did nothing has none */
export function twoDeviceLogs(
  made: MadeArticle,
  stored: StoredArticle,
): readonly { readonly path: string; readonly content: string }[] {
  const logs: readonly [Log, Log] = [{ lines: [] }, { lines: [] }];
  let deeds = 0;
  const write = (device: Device, change: Change): void => {
    const { lines } = logs[device];
    const time = FIRST_DEED + made.number * 1_000 + deeds;
    deeds += 1;
    const operation: Operation = {
      v: 1,
      w: WRITERS[device],
      n: lines.length + 1,
      t: HybridTime.parse(`${new Date(time).toISOString()}-0000`),
      // Neither has heard of the other's deeds on this article.
      after: [],
      ...change,
    };
    lines.push(`${encodeOperation(operation)}\n`);
  };
  writeDeeds(made, stored, write);
  writeMarks(made, stored, write);
  return logs.flatMap(({ lines }, device) =>
    lines.length === 0
      ? []
      : [{ path: `marks/${WRITERS[device] ?? ""}.jsonl`, content: lines.join("") }],
  );
}

type Write = (device: Device, change: Change) => void;

function writeDeeds(
  made: MadeArticle,
  { articleId, contentHash }: StoredArticle,
  write: Write,
): void {
  const { state, isTrashed, tags, progress } = made;
  if (state !== "inbox") write(0, { kind: "article", id: articleId, set: { state } });
  if (tags.length > 0) write(1, { kind: "article", id: articleId, add: { tags: [...tags] } });
  if (isTrashed) write(0, { kind: "article", id: articleId, set: { trashed: true } });
  if (progress > 0) {
    write(1, { kind: "position", id: articleId, set: { contentHash, offset: 0, progress } });
  }
}

function writeMarks(made: MadeArticle, stored: StoredArticle, write: Write): void {
  const { document, contentHash } = stored;
  const spans = markSpans(document.plainText, made.marks.length, made.number);
  let notes = 0;
  for (const [place, { color, note, tags }] of made.marks.entries()) {
    const position = spans[place];
    if (position === undefined) continue;
    const device: Device = place % 2 === 0 ? 0 : 1;
    const time = FIRST_DEED + made.number * 1_000 + place;
    const id = AnnotationId.parse(makeUlid(time, bytesOf(made.number, place)));
    const described = describeSpan(document, position);
    write(device, {
      kind: "highlight",
      id,
      set: {
        contentHash,
        position,
        ...described,
        color,
        style: "fill",
        ...(note !== "" && { note }),
      },
      ...(tags.length > 0 && { add: { tags: [...tags] } }),
    });
    if (note === "") continue;
    notes += 1;
    if (notes % CONTESTED_EVERY !== 0) continue;
    write(device === 0 ? 1 : 0, { kind: "highlight", id, set: { note: `${note} Or not.` } });
  }
}

/** Ten bytes that no other mark has. */
function bytesOf(number: number, place: number): Uint8Array {
  const bytes = new Uint8Array(10);
  const view = new DataView(bytes.buffer);
  view.setUint32(2, number);
  view.setUint32(6, place);
  return bytes;
}
