/** What came of showing payloads. */
export interface Fire {
  /** Which payloads ran a script, by their number. */
  readonly fired: readonly number[];
}

export interface FireOptions {
  readonly payloads: readonly string[];
  /** Attribute of the frames that the payloads are shown in; undefined leaves it out. */
  readonly sandbox: string | undefined;
  /** Put before each payload: a policy, or nothing. */
  readonly head: string;
  /** Where a script that runs reports to. */
  readonly canary: string;
}

/**
 * Runs in a page of a test's own, never in the app. Shows each payload in a frame, presses everything in it, and shows what
 * then stands there once more, as a careless program does that writes HTML out and parses it again.
 */
export async function firePayloads({
  payloads,
  sandbox,
  head,
  canary,
}: FireOptions): Promise<Fire> {
  const fired = new Set<number>();
  const AT_ONCE = 30;
  const MOST_WAIT_MS = 1_500;
  const SETTLE_MS = 60;

  addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (typeof data === "number") fired.add(data);
  });
  // The one policy that the window's own policy lets a script make; without that policy, a plain string does.
  type Maker = { createHTML(html: string): string };
  const { trustedTypes } = globalThis as unknown as {
    readonly trustedTypes?: { createPolicy(name: string, rules: Maker): Maker };
  };
  const maker = trustedTypes?.createPolicy("postil-frame", { createHTML: (html) => html });

  /** Where scripts run, they tell; and what they would open or ask never comes up. */
  const hooks = (number: number): string => {
    const tell = `fetch("${canary}/fired/${number}",{mode:"no-cors"}).catch(()=>0);top.postMessage(${number},"*")`;
    const names = '"alert","confirm","prompt","print","open","write"';
    return `<script>for(const n of [${names}])window[n]=()=>{${tell}};document.write=window.write</script>`;
  };

  async function show(html: string, number: number): Promise<HTMLIFrameElement> {
    const frame = document.createElement("iframe");
    if (sandbox !== undefined) frame.setAttribute("sandbox", sandbox);
    const content = hooks(number) + head + html;
    frame.srcdoc = maker?.createHTML(content) ?? content;
    const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
    document.body.append(frame);
    await Promise.race([loaded, wait(MOST_WAIT_MS)]);
    return frame;
  }

  function press(frame: HTMLIFrameElement): void {
    const inside = contentOf(frame);
    for (const element of inside?.querySelectorAll<HTMLElement>("*") ?? []) {
      element.removeAttribute("target");
      for (const type of [
        "mouseover",
        "mouseenter",
        "mousedown",
        "pointerdown",
        "focus",
        "toggle",
      ]) {
        element.dispatchEvent(new Event(type, { bubbles: true }));
      }
      try {
        element.focus?.();
        element.click?.();
      } catch {
        // Only elements of HTML can be pressed.
      }
    }
  }

  async function fire(payload: string, number: number): Promise<void> {
    const frame = await show(payload, number);
    await wait(SETTLE_MS);
    const serialised = contentOf(frame)?.body?.innerHTML;
    press(frame);
    await wait(SETTLE_MS);
    frame.remove();
    if (serialised === undefined) return;
    const again = await show(serialised, number);
    press(again);
    await wait(SETTLE_MS);
    again.remove();
  }

  // One that never loads holds up no other.
  const left = payloads.entries();
  async function fireOthers(): Promise<void> {
    for (const [number, payload] of left) await fire(payload, number);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fireOthers));
  return { fired: [...fired].toSorted((one, other) => one - other) };

  function wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  }

  /** Undefined once the frame has gone to another origin. */
  function contentOf(frame: HTMLIFrameElement): Document | undefined {
    try {
      return frame.contentDocument ?? undefined;
    } catch {
      return undefined;
    }
  }
}
