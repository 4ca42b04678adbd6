import { expect, test } from "vitest";
import { type Color, COLORS } from "#core/annotation/color.js";
import { type Reader, useReaderApp } from "../open-reader.ts";
import { eventually } from "../reader-page.ts";
import { drawnLetters, paintsOf } from "./painted-letters.ts";
import { isSamePaint, type Look, lookAt, type Paint } from "./screen-pixels.ts";
import { forceColors, type FrameTheme, showTheme } from "./show-theme.ts";

const openReader = useReaderApp();

const THEMES: readonly FrameTheme[] = ["paper", "light", "dark", "black"];

/** A paragraph for each colour, marked four times as a whole, with words that are sought, a link, and code. */
const wordsIn = (color: Color) =>
  `These ${color} words, ${color} sought, are by a [${color} link](https://example.org/${color}) and \`${color} code\`, once more.`;
const shownIn = (color: Color) =>
  `These ${color} words, ${color} sought, are by a ${color} link and ${color} code, once more.`;
const NOTHING = "Nothing stands here to be seen.";
const SMALL = "Faint words of a small heading";
const ARTICLE = `# States

${COLORS.map((color) => `${color === "pink" ? NOTHING : "Nothing here, too."}\n\n${wordsIn(color)}`).join("\n\n")}

##### ${SMALL}

The last words of all.
`;

/** Words that stand once in the article. */
interface Place {
  readonly words: string;
  /** Only these of them are looked at. */
  readonly part?: string;
}

interface PlaceLook extends Place {
  readonly look: Look;
}

async function openMarked(): Promise<Reader> {
  const reader = await openReader(ARTICLE);
  for (const [number, color] of COLORS.entries()) {
    const others = COLORS.filter((one) => one !== color).toSpliced(0, 2);
    for (const below of others.toSpliced(0, number % 2).slice(0, 3)) {
      await reader.mark(shownIn(color), below);
    }
    await reader.mark(shownIn(color), color);
  }
  await reader.mark(SMALL, "blue");
  for (const color of COLORS) {
    await eventually(() => reader.painted(`fill-${color}`)).toContain(shownIn(color));
  }
  return reader;
}

/** @returns how each letter looks there that is broad enough to have its full colour */
async function lookAtPlaces(
  { page, text }: Reader,
  places: readonly Place[],
): Promise<readonly PlaceLook[]> {
  const letters = await drawnLetters(page, { links: "as-well" });
  const seen = places.flatMap((place) => {
    const { words, part = words } = place;
    const start = text.indexOf(words) + words.indexOf(part);
    return letters
      .filter(({ offset }) => offset >= start && offset < start + part.length)
      .filter(({ offset }) => /[abdehkmnopuw]/.test(text.charAt(offset)))
      .map(({ box, baseline }) => ({ place, box: { ...box, height: baseline - box.top } }));
  });
  const looks = await lookAt(
    page,
    seen.map(({ box }) => box),
  );
  return seen.flatMap(({ place }, number) => {
    const look = looks[number];
    return look === undefined ? [] : [{ ...place, look }];
  });
}

function groundsOf(looks: readonly PlaceLook[], { words, part }: Place): readonly Paint[] {
  const grounds = looks
    .filter((one) => one.words === words && one.part === part)
    .map(({ look }) => look.ground);
  expect(grounds.length).toBeGreaterThan(1);
  return grounds;
}

function expectGround(looks: readonly PlaceLook[], place: Place, paint: Paint): void {
  const wrong = groundsOf(looks, place).filter((ground) => !isSamePaint(ground, paint));
  expect({ ...place, paint, wrong }).toEqual({ ...place, paint, wrong: [] });
}

function expectReadable(looks: readonly PlaceLook[]): void {
  const faint = looks.filter(({ look }) => look.contrast < 4.5);
  expect(faint.map(({ words, look }) => `${words}: ${look.contrast}`)).toEqual([]);
}

const soughtIn = (color: Color): Place => ({ words: `${color} sought`, part: "sought" });
const linkIn = (color: Color): Place => ({ words: `${color} link` });
const PLACES: readonly Place[] = [
  ...COLORS.flatMap((color) => [
    { words: `These ${color} words` },
    soughtIn(color),
    linkIn(color),
    { words: `${color} code` },
  ]),
  { words: SMALL },
];

/** Focused: pink. Pointed at, on its link: green. Sought: in all of them, and the one in pink is the current one. */
async function focusPointAndFind(reader: Reader): Promise<void> {
  await reader.click(await reader.pointAt("pink words"));
  await eventually(() => reader.painted("focus")).toEqual([shownIn("pink")]);
  // Its bar casts a shadow on words that are looked at.
  const bar = reader.page.getByRole("toolbar", { name: "What to do with these words" });
  await bar.evaluate((element) => {
    const floating = element.closest<HTMLElement>("[data-away], :has(> [role=toolbar])");
    floating?.style.setProperty("visibility", "hidden");
  });
  await reader.page.keyboard.press("Control+F");
  await reader.page.getByRole("textbox", { name: "Find in the article" }).fill("sought");
  await eventually(() => reader.painted("current-match")).toEqual(["sought"]);
  const { x, y } = await reader.pointAt("green link");
  await reader.cdp.send("Input.dispatchMouseEvent", { type: "mouseMoved", x: x + 4, y });
  await eventually(() => reader.painted("hover")).toEqual([shownIn("green")]);
}

test("what is focused, pointed at and sought is seen on highlights four deep, and can be read there, in every theme", async () => {
  await using reader = await openMarked();
  await focusPointAndFind(reader);
  for (const theme of THEMES) {
    await showTheme(reader, theme);
    const looks = await lookAtPlaces(reader, PLACES);
    expectReadable(looks);
    const paints = await paintsOf(reader.page, [
      "var(--focus-fill)",
      "var(--hover-fill)",
      "var(--fill-pink)",
      "var(--fill-green)",
      "var(--fill-orange)",
      "var(--accent)",
      "color-mix(in srgb, var(--accent) 24%, var(--page))",
    ]);
    const match = paints["color-mix(in srgb, var(--accent) 24%, var(--page))"];
    expectGround(looks, linkIn("pink"), paints["var(--focus-fill)"]);
    expectGround(looks, linkIn("green"), paints["var(--hover-fill)"]);
    expectGround(looks, linkIn("orange"), paints["var(--fill-orange)"]);
    expectGround(looks, soughtIn("pink"), paints["var(--accent)"]);
    expectGround(looks, soughtIn("green"), match);
    expectGround(looks, soughtIn("blue"), match);
    expect(isSamePaint(paints["var(--focus-fill)"], paints["var(--fill-pink)"])).toBe(false);
    expect(isSamePaint(paints["var(--hover-fill)"], paints["var(--fill-green)"])).toBe(false);
  }
});

test("a passage that is jumped to, and the sentence one reads, lie under highlights, and can be read, in every theme", async () => {
  await using reader = await openMarked();
  const start = reader.text.indexOf(NOTHING);
  const end = reader.text.indexOf("pink code");
  await reader.open({ span: { start, end } });
  await eventually(async () => (await reader.painted("target")).length).toBe(1);
  await expectUnderHighlights(reader);
  await reader.open();
  await reader.page.keyboard.press("c");
  await eventually(() => reader.painted("cursor")).toEqual([NOTHING]);
  await reader.page.keyboard.press("Shift+ArrowDown");
  await eventually(async () => (await reader.painted("cursor")).join()).toContain("once more");
  await expectUnderHighlights(reader);
});

/** What lies from the first plain words into the first highlight. */
async function expectUnderHighlights(reader: Reader): Promise<void> {
  for (const theme of THEMES) {
    await showTheme(reader, theme);
    const looks = await lookAtPlaces(reader, [...PLACES, { words: NOTHING }]);
    expectReadable(looks);
    const paints = await paintsOf(reader.page, ["var(--page)", "var(--fill-pink)"]);
    expectGround(looks, { words: "These pink words" }, paints["var(--fill-pink)"]);
    const [plain] = groundsOf(looks, { words: NOTHING });
    expect(plain !== undefined && isSamePaint(plain, paints["var(--page)"])).toBe(false);
  }
}

test.for(["light", "dark"] as const)(
  "where colours are forced in a %s system, each of them is told from the others and can be read",
  async (scheme) => {
    await using reader = await openMarked();
    await focusPointAndFind(reader);
    await forceColors(reader, scheme);
    const looks = await lookAtPlaces(reader, PLACES);
    expectReadable(looks);
    const kinds = [linkIn("pink"), linkIn("green"), linkIn("orange"), soughtIn("green")];
    const paints = kinds.map(({ words, part }) => {
      const seen = looks.find((one) => one.words === words && one.part === part)?.look;
      return `${seen?.ink.join()} on ${seen?.ground.join()}`;
    });
    expect(new Set(paints).size).toBe(kinds.length);
  },
);
