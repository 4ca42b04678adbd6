import { MessageChannel } from "node:worker_threads";
import { expect, test } from "vitest";
import { createLentConverters } from "../../electron/desktop-process/lent-converters.ts";
import { FakePort } from "./stand-in/fake-channel.ts";

const FILE = { kind: "convert", source: { name: "a.txt", bytes: new Uint8Array(3) } } as const;

test("a file waits for its converter, unless it is cancelled meanwhile", async () => {
  for (const [isCancelled, expected] of [
    [false, [FILE]],
    [true, []],
  ] as const) {
    const told: string[] = [];
    const converters = createLentConverters(({ kind }) => told.push(kind));
    const converter = converters.fork();
    converter.send(FILE);
    if (isCancelled) converter.kill();
    const { port1, port2 } = new MessageChannel();
    const arrived: unknown[] = [];
    port2.on("message", (message) => arrived.push(message));
    converters.onForked(1, 4_242, new FakePort(port1) as never);
    const closed = new Promise((resolve) => port2.once("close", resolve));
    port1.close();
    await closed;
    expect(arrived).toEqual(expected);
    expect(told.includes("end-converter")).toBe(isCancelled);
  }
});
