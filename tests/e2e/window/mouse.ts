import type { Page } from "playwright-core";

/** A place in the window, CSS pixels from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The mouse, one level below Playwright's: that one puts a script into whatever it drags over, and waits for ever for a
 * frame that runs none.
 */
export interface Mouse {
  /** Presses at the first point, moves through the others, and lets go at the last. Fulfilled when the window has followed. */
  drag(...points: readonly Point[]): Promise<void>;
  click(
    point: Point,
    options?: { readonly button?: "left" | "middle"; readonly modifiers?: number },
  ): Promise<void>;
  move(point: Point): Promise<void>;
}

// Enough that the browser sees a movement, few enough to be quick.
const STEPS_OF_A_DRAG = 4;

/** Runs in the page: fulfilled when the window has heard what is selected. A key that is pressed sooner is pressed on nothing. */
async function nextFrames(): Promise<void> {
  for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
}

export async function openMouse(page: Page): Promise<Mouse> {
  const session = await page.context().newCDPSession(page);
  type Button = "left" | "middle" | "none";
  const send = async (
    type: "mousePressed" | "mouseMoved" | "mouseReleased",
    point: Point,
    button: Button,
    modifiers = 0,
  ): Promise<void> => {
    const buttons = type === "mouseReleased" || button === "none" ? 0 : button === "left" ? 1 : 4;
    const clickCount = type === "mouseMoved" ? 0 : 1;
    await session.send("Input.dispatchMouseEvent", {
      type,
      ...point,
      button,
      buttons,
      clickCount,
      modifiers,
    });
  };
  return {
    async drag(start, ...others) {
      if (start === undefined) return;
      await send("mouseMoved", start, "none");
      await send("mousePressed", start, "left");
      let from = start;
      for (const to of others) {
        for (let step = 1; step <= STEPS_OF_A_DRAG; step += 1) {
          const share = step / STEPS_OF_A_DRAG;
          const x = from.x + (to.x - from.x) * share;
          await send("mouseMoved", { x, y: from.y + (to.y - from.y) * share }, "left");
        }
        from = to;
      }
      await send("mouseReleased", from, "left");
      await page.evaluate(nextFrames);
    },
    async click(point, { button = "left", modifiers = 0 } = {}) {
      await send("mouseMoved", point, "none");
      await send("mousePressed", point, button, modifiers);
      await send("mouseReleased", point, button, modifiers);
    },
    move: (point) => send("mouseMoved", point, "none"),
  };
}
