import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { BrowserContext, Page } from "playwright-core";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** What bars somebody from what the page shows, one line each: rule, element, what to do. */
export type Barriers = readonly string[];

/**
 * Lets axe look at a window and at the article in it. axe cannot look into a frame that runs no script, so each frame is
 * copied to a page of its own, with its styles, and looked at there; a frame that cannot be copied is a barrier itself.
 * @returns what axe calls serious or critical
 */
export async function findBarriers(page: Page): Promise<Barriers> {
  const barriers = [...(await look(page))];
  const frames = await page.locator("iframe").count();
  if (page.frames().length !== frames + 1)
    barriers.push("a frame within a frame is looked at by nobody");
  for (let at = 0; at < frames; at += 1) {
    const copy = await page.evaluate(copyFrame, at);
    if (copy === undefined) barriers.push(`frame ${at} cannot be looked into`);
    else barriers.push(...(await lookAtCopy(page, copy)));
  }
  return barriers;
}

/** What was found in copies so far: of the same one the same is found again, and most looks are at a window around it. */
const known = new Map<string, Barriers>();
/** Where copies are shown, one after the other, by the context of their window: axe is there as soon as one was looked at. */
const places = new WeakMap<BrowserContext, Page>();

/** @param copy  a whole document; its size is the frame's */
async function lookAtCopy(page: Page, copy: FrameCopy): Promise<Barriers> {
  const name = JSON.stringify(copy);
  const barriers = known.get(name) ?? (await showAndLook(page, copy));
  known.set(name, barriers);
  return barriers;
}

async function showAndLook(page: Page, { html, width, height }: FrameCopy): Promise<Barriers> {
  const beside = await placeBeside(page);
  await beside.setViewportSize({ width, height });
  await beside.setContent(html);
  const articles = await beside.locator("article").count();
  return articles === 1 ? await look(beside) : ["the copy of the frame holds no article"];
}

async function placeBeside(page: Page): Promise<Page> {
  const context = page.context();
  const there = places.get(context);
  if (there?.isClosed() === false) return there;
  const place = await context.newPage();
  places.set(context, place);
  return place;
}

async function look(page: Page): Promise<Barriers> {
  const isHere = await page.evaluate(() => "axe" in globalThis);
  // Through the debugger, which no policy of the page keeps out.
  if (!isHere) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => {
    // Put there by the line above.
    const { axe } = globalThis as unknown as {
      readonly axe: { run(context: Document, options: object): Promise<AxeResults> };
    };
    const isListOpen = document.querySelector('[role="combobox"][aria-expanded="true"]') !== null;
    return axe.run(document, {
      iframes: false,
      resultTypes: ["violations"],
      rules: {
        // Chromium lets Tab reach what scrolls by itself, which axe does not know; a test of its own shows it.
        "scrollable-region-focusable": { enabled: false },
        // While suggestions are open, screen readers stay with them. Tab closes them before it goes on; a test shows that, too.
        "aria-hidden-focus": { enabled: !isListOpen },
      },
    });
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, impact, help, nodes }) =>
      nodes.map(({ target, failureSummary }) =>
        `${id} (${impact}): ${help}: ${target.join(" ")}: ${failureSummary ?? ""}`.replace(
          /\s+/gu,
          " ",
        ),
      ),
    );
}

interface FrameCopy {
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

/** Runs in the page. The copy has no policy, for it has to take its styles from a style element. */
function copyFrame(at: number): FrameCopy | undefined {
  const frame = document.querySelectorAll("iframe")[at];
  const inside = frame?.contentDocument;
  if (!frame || !inside) return undefined;
  const copy = inside.documentElement.cloneNode(true) as HTMLElement;
  copy.querySelector("meta[http-equiv]")?.remove();
  const title = inside.createElement("title");
  // A frame is named by its attribute, a page by its title.
  title.textContent = frame.title;
  const style = inside.createElement("style");
  style.textContent = inside.adoptedStyleSheets
    .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
    .join("\n");
  copy.querySelector("head")?.append(title, style);
  const { width, height } = frame.getBoundingClientRect();
  return {
    html: `<!doctype html>${copy.outerHTML}`,
    width: Math.round(width),
    height: Math.round(height),
  };
}
