import type { Watch } from "./until-painted.ts";

/** What became of one press of a key, in the window's own time. */
export interface Marking {
  /** Milliseconds from the key to the end of the frame that shows the highlight. */
  readonly painted: number;
  /** How many frames the window began after the key until one shows the highlight; 1 is the next one. */
  readonly frames: number;
  /** Milliseconds from the key to the app's answer, which it gives once the highlight is flushed. */
  readonly answered: number;
}

/** The window's answers, as they come in. */
interface CallTimes {
  /** Absolute milliseconds at which the app answered the last `annotations.create`. */
  created: number;
  /** Calls that have not been answered. */
  underWay: number;
}

declare global {
  interface Window {
    postilBench?: CallTimes;
  }
}

/** Runs in Postil's window, once: notes when calls are answered. */
export function listenToCalls(): void {
  const times: CallTimes = { created: 0, underWay: 0 };
  window.postilBench = times;
  const { fetch: send } = window;
  window.fetch = async (address, init) => {
    times.underWay += 1;
    try {
      const response = await send(address, init);
      const isCreation =
        typeof init?.body === "string" && init.body.includes('"name":"annotations.create"');
      if (isCreation) times.created = performance.timeOrigin + performance.now();
      return response;
    } finally {
      times.underWay -= 1;
    }
  };
}

/** Runs in Postil's window: selects the first long word in view that no highlight covers. */
export function selectFreeWord(): void {
  const inside = document.querySelector("iframe")?.contentDocument;
  const article = inside?.querySelector("article");
  const view = inside?.defaultView;
  if (!inside || !article || !view) throw new Error("no article is open");
  // Postil registers live ranges only.
  const marked = [...view.CSS.highlights.values()].flatMap((ranges) => [...ranges] as Range[]);
  const walker = inside.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const { index, 0: word } of (node.textContent ?? "").matchAll(/\w{5,}/g)) {
      if (marked.some((other) => other.comparePoint(node, index + 2) === 0)) continue;
      const range = inside.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (range.getBoundingClientRect().bottom > view.innerHeight) continue;
      const selection = inside.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      return;
    }
  }
  throw new Error("no words are left in view");
}

/** Runs in Postil's window. Waits for a key in the article, then for one more purple highlight, and for the app's answer. */
export function watchForHighlight(): Watch<Marking> {
  const view = document.querySelector("iframe")?.contentWindow as
    | (Window & typeof globalThis)
    | null;
  const times = window.postilBench;
  if (view === null || times === undefined) throw new Error("no article is open");
  const purple = (): number => view.CSS.highlights.get("fill-purple")?.size ?? 0;
  const before = purple();
  times.created = 0;
  const seen = new Promise<Marking>((resolve) => {
    view.addEventListener(
      "keydown",
      (event) => watch(view.performance.timeOrigin + event.timeStamp),
      {
        once: true,
        capture: true,
      },
    );
    function watch(pressed: number): void {
      const now = (): number => performance.timeOrigin + performance.now() - pressed;
      let frames = 0;
      const look = (): void => {
        frames += 1;
        if (purple() === before) requestAnimationFrame(look);
        // The frame that begins now shows it; the next one begins when this one is done.
        else requestAnimationFrame(() => untilAnswered(now()));
      };
      const untilAnswered = (painted: number): void => {
        if (times === undefined || times.created === 0) {
          setTimeout(() => untilAnswered(painted), 1);
        } else {
          resolve({ painted, frames, answered: times.created - pressed });
        }
      };
      requestAnimationFrame(look);
    }
  });
  return { seen };
}

/** Runs in Postil's window: whether all that one highlight sets going has come to rest. */
export function isAtRest(): boolean {
  return window.postilBench?.underWay === 0;
}
