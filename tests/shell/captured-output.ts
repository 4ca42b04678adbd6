import { vi } from "vitest";

/** What a command writes to the standard streams, kept instead of shown. */
export interface CapturedOutput {
  /** So far, on standard output and on standard error. */
  readonly written: { readonly output: string; readonly errors: string };
  /** From now on a write is done only when the reader has taken it. */
  hold(): void;
  /** How many writes want to be told when they are done, and were not. */
  waiting(): number;
  /** The reader takes everything. */
  release(): void;
  stop(): void;
}

type Done = (error?: Error | null) => void;

export function captureOutput(): CapturedOutput {
  const written = { output: "", errors: "" };
  let held: Done[] | undefined;

  function capture(stream: NodeJS.WriteStream, keep: (text: string) => void): () => void {
    // Each command listens to its own output until it ends; here that is the tests' own, and never ends.
    stream.setMaxListeners(Infinity);
    const spy = vi.spyOn(stream, "write").mockImplementation((text, _encoding, done?: Done) => {
      keep(String(text));
      if (done !== undefined && held !== undefined) held.push(done);
      else done?.();
      return true;
    });
    return () => spy.mockRestore();
  }

  const stops = [
    capture(process.stdout, (text) => (written.output += text)),
    capture(process.stderr, (text) => (written.errors += text)),
  ];

  return {
    written,
    hold: () => void (held = []),
    waiting: () => held?.length ?? 0,
    release() {
      const released = held ?? [];
      held = undefined;
      for (const done of released) done();
    },
    stop: () => stops.forEach((stop) => stop()),
  };
}
