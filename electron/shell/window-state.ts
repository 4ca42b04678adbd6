import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { Settings } from "#core/settings/settings.js";
import { replaceDurably } from "../library/replace-durably.ts";

const WindowState = z.object({
  bounds: z
    .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
    .optional(),
  isMaximised: z.boolean().default(false),
  /** As in the settings, so that the window opens in its colour before the settings were read. */
  theme: Settings.shape.theme,
});
export type WindowState = Readonly<z.infer<typeof WindowState>>;

/** Moving a window tells of every pixel. */
const SAVE_DELAY_MS = 500;

/** How the window was left, in a small file of its own. */
export interface WindowMemory {
  readonly state: WindowState;
  remember(change: Partial<WindowState>): void;
  /** Fulfilled when what was to be remembered is on disk, or could not be put there. */
  saved(): Promise<void>;
}

export async function openWindowMemory(path: string): Promise<WindowMemory> {
  let state = await readState(path);
  let timer: NodeJS.Timeout | undefined;
  let saving = Promise.resolve();

  function save(): void {
    clearTimeout(timer);
    timer = undefined;
    const text = `${JSON.stringify(state)}\n`;
    saving = saving
      .then(() => mkdir(dirname(path), { recursive: true }))
      .then(() => replaceDurably(path, text))
      .catch((error: unknown) => {
        // The next window opens where the one before was left: not worth a word to the person.
        console.error("The window's place could not be remembered:", error);
      });
  }

  return {
    get state() {
      return state;
    },
    remember(change) {
      state = { ...state, ...change };
      timer ??= setTimeout(save, SAVE_DELAY_MS);
    },
    saved() {
      if (timer !== undefined) save();
      return saving;
    },
  };
}

/** Where there is none, or none that can be read, a window opens as the first time. */
async function readState(path: string): Promise<WindowState> {
  try {
    return WindowState.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    // Where a window stood is not worth keeping a damaged file for.
    return WindowState.parse({});
  }
}
