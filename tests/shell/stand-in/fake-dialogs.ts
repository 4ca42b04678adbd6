import type { Dialog, MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from "electron";

/** What the person was asked, and what they will answer next. Nobody answering is the same as cancelling. */
export class FakeDialogs implements Pick<
  Dialog,
  "showErrorBox" | "showMessageBox" | "showOpenDialog" | "showSaveDialog"
> {
  readonly messages: MessageBoxOptions[] = [];
  readonly saves: SaveDialogOptions[] = [];
  readonly opens: OpenDialogOptions[] = [];
  readonly errors: string[] = [];
  /** Answers to come, by the label of the button. */
  readonly presses: string[] = [];
  savePath: string | undefined;
  openPaths: readonly string[] = [];

  showMessageBox(...parameters: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const options = parameters.at(-1) as MessageBoxOptions;
    this.messages.push(options);
    const press = this.presses.shift();
    const pressed = press === undefined ? -1 : (options.buttons ?? []).indexOf(press);
    const response = pressed >= 0 ? pressed : (options.cancelId ?? 0);
    return Promise.resolve({ response, checkboxChecked: false });
  }
  showSaveDialog(...parameters: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    this.saves.push(parameters.at(-1) as SaveDialogOptions);
    return Promise.resolve({
      canceled: this.savePath === undefined,
      filePath: this.savePath ?? "",
    });
  }
  showOpenDialog(...parameters: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    this.opens.push(parameters.at(-1) as OpenDialogOptions);
    return Promise.resolve({
      canceled: this.openPaths.length === 0,
      filePaths: [...this.openPaths],
    });
  }
  showErrorBox(title: string, content: string): void {
    this.errors.push(`${title}: ${content}`);
  }
}
