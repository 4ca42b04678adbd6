import { setTimeout as pause } from "node:timers/promises";
import { writeFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { startWatchdog } from "../../../../electron/import/process/start-watchdog.ts";
import { importArticle } from "../../../../electron/import/import-article.ts";
import type { SourceFile } from "../../../../electron/import/source-file.ts";

/** A converter process that does what the first line of the file tells it; any other file it converts. */
process.on("message", ({ source }: { readonly source: SourceFile }) => {
  process.send?.({ kind: "taken" });
  void answer(source).then((result) => process.send?.({ kind: "converted", result }));
});

async function answer(source: SourceFile): Promise<unknown> {
  const text = new TextDecoder().decode(source.bytes);
  const [command = "", argument = ""] = (text.split("\n")[0] ?? "").split(" ");
  switch (command) {
    case "hang":
      for (;;);
    case "wait":
      await pause(Number(argument));
      return importArticle(source);
    case "fill-buffers":
      return fillBuffers();
    case "fill-heap":
      return fillHeap();
    case "exit":
      return process.exit(Number(argument));
    case "throw":
      setTimeout(() => {
        throw new TypeError("a mistake in a converter");
      });
      return new Promise(() => {});
    case "garble":
      return { ok: true, value: { html: 42 } };
    case "lost-hang":
      // As if another process had become its parent.
      startWatchdog(300 * 1024 * 1024, process.ppid + 1);
      await pause(500);
      for (;;);
    case "watched-hang":
      startWatchdog(300 * 1024 * 1024, Number(process.argv[2]));
      await pause(500);
      for (;;);
    case "watched-fill":
      startWatchdog(300 * 1024 * 1024, Number(process.argv[2]));
      return fillBuffers();
    case "write":
      writeFileSync(argument, "written by a converter");
      return;
    case "spawn":
      spawn("true");
      return;
    case "report":
      return {
        ok: false,
        error: { code: "unexpected", detail: `${process.pid} ${JSON.stringify(process.env)}` },
      };
    default:
      return importArticle(source);
  }
}

async function fillBuffers(): Promise<void> {
  const buffers: Buffer[] = [];
  for (;;) {
    buffers.push(Buffer.alloc(20 * 1024 * 1024, 1));
    await pause(5);
  }
}

function fillHeap(): void {
  const objects: unknown[] = [];
  for (;;) objects.push({ index: objects.length });
}
