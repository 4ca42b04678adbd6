import { expect, test } from "vitest";
import { ASSET_ADDRESS, ASSET_NAME, keptLeadImage } from "#core/article/asset.js";

const HASH = "a1".repeat(32);

test("a picture is named by its hash and an extension, and addressed from the version beside it", () => {
  for (const name of [`${HASH}.png`, `${HASH}.jpeg`, `${HASH}.x`]) {
    expect(ASSET_NAME.test(name)).toBe(true);
    expect(ASSET_ADDRESS.test(`../assets/${name}`)).toBe(true);
  }
  for (const name of [HASH, `${HASH}.`, `${HASH}.PNG`, `${HASH}/a.png`, `x${HASH}.png`]) {
    expect(ASSET_NAME.test(name)).toBe(false);
    expect(ASSET_ADDRESS.test(`../assets/${name}`)).toBe(false);
  }
  expect(ASSET_ADDRESS.test(`${HASH}.png`)).toBe(false);
  expect(ASSET_ADDRESS.test(`../../assets/${HASH}.png`)).toBe(false);
});

test("the picture for lists is one that the library has, whatever the facts name", () => {
  const name = `${"0a".repeat(32)}.png`;
  expect(keptLeadImage({ leadImage: name })).toBe(name);
  for (const leadImage of [
    null,
    "https://vell.example/a.png",
    `../assets/${name}`,
    `${name}?x`,
    `data:image/png,${name}`,
  ]) {
    expect(keptLeadImage({ leadImage })).toBeNull();
  }
});
