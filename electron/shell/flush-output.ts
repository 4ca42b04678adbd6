/** Fulfilled when everything written to the standard streams is out: ending the process throws away what still waits. */
export async function flushOutput(): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map(flush));
}

function flush(stream: NodeJS.WriteStream): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  // Three parameters: on Windows Electron puts a `write` of its own here, which finds the callback by its place alone.
  // Called with an error, too, when the reader is gone.
  stream.write("", "utf8", () => resolve());
  return promise;
}
