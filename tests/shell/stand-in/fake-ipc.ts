import { EventEmitter } from "node:events";
import type { IpcMain, IpcRenderer } from "electron";
import type { FakeContents, FakeFrame } from "./fake-window.ts";

type Answer = Parameters<IpcMain["handle"]>[1];

/** `ipcMain`, and the wire to it: what crosses is cloned, as between processes. */
export class FakeIpcMain extends EventEmitter implements Pick<IpcMain, "handle"> {
  readonly #answers = new Map<string, Answer>();

  handle(channel: string, answer: Answer): void {
    if (this.#answers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#answers.set(channel, answer);
  }

  /** A page asks. @param sender  the frame that does; null when it is gone */
  async invoke(
    sender: FakeFrame | null,
    channel: string,
    ...parameters: unknown[]
  ): Promise<unknown> {
    return structuredClone(await this.answer(sender, channel, ...structuredClone(parameters)));
  }

  /** The same without the copies, for what is too large to be copied in a test. */
  async answer(
    sender: FakeFrame | null,
    channel: string,
    ...parameters: unknown[]
  ): Promise<unknown> {
    const answer = this.#answers.get(channel);
    if (answer === undefined) throw new Error(`No handler registered for '${channel}'`);
    // Of the event only the sender is looked at.
    return answer({ senderFrame: sender } as never, ...parameters);
  }

  tell(sender: FakeFrame | null, channel: string, ...parameters: unknown[]): void {
    this.emit(channel, { senderFrame: sender }, ...structuredClone(parameters));
  }
}

/** `ipcRenderer` of one page. */
export class FakeIpcRenderer extends EventEmitter implements Pick<IpcRenderer, "invoke" | "send"> {
  readonly #main: FakeIpcMain;
  readonly #contents: FakeContents;

  constructor(main: FakeIpcMain, contents: FakeContents) {
    super();
    this.#main = main;
    this.#contents = contents;
    contents.on("test-sent", (channel: string, ...parameters: unknown[]) => {
      this.emit(channel, { sender: this }, ...parameters);
    });
  }
  invoke(channel: string, ...parameters: unknown[]): Promise<unknown> {
    return this.#main.invoke(this.#contents.mainFrame, channel, ...parameters);
  }
  send(channel: string, ...parameters: unknown[]): void {
    this.#main.tell(this.#contents.mainFrame, channel, ...parameters);
  }
}
