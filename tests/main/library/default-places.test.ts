import { expect, test } from "vitest";
import { type PlaceSources, placesFrom } from "../../../electron/library/default-places.ts";

const linux: PlaceSources = {
  platform: "linux",
  environment: {},
  home: "/home/lena",
  userDirectories: undefined,
};

test("on Linux", () => {
  expect(placesFrom(linux)).toEqual({
    library: "/home/lena/Documents/Postil",
    data: "/home/lena/.local/share/postil",
    cache: "/home/lena/.cache/postil",
    config: "/home/lena/.config/postil",
  });
});

test("XDG folders are honoured, unless they are relative", () => {
  const environment = {
    XDG_DATA_HOME: "/d",
    XDG_CACHE_HOME: "/c",
    XDG_CONFIG_HOME: "relative",
  };
  expect(placesFrom({ ...linux, environment })).toMatchObject({
    data: "/d/postil",
    cache: "/c/postil",
    config: "/home/lena/.config/postil",
  });
});

test.each([
  ['XDG_DOCUMENTS_DIR="$HOME/Dokumente"', "/home/lena/Dokumente/Postil"],
  ['# x\nXDG_DOCUMENTS_DIR="/data/papers"\n', "/data/papers/Postil"],
  ['XDG_DOCUMENTS_DIR="$HOME/"', "/home/lena/Documents/Postil"],
  ["", "/home/lena/Documents/Postil"],
])("the documents folder has the name it has here: %s", (userDirectories, library) => {
  expect(placesFrom({ ...linux, userDirectories }).library).toBe(library);
});

test("POSTIL_LIBRARY says where the library is", () => {
  const environment = { POSTIL_LIBRARY: "/srv/reading" };
  expect(placesFrom({ ...linux, environment }).library).toBe("/srv/reading");
});

test("on macOS and Windows nothing that belongs to one device lies in a folder that roams", () => {
  expect(placesFrom({ ...linux, platform: "darwin" }).cache).toContain("/Library/Caches/Postil");
  const environment = { LOCALAPPDATA: "/local", APPDATA: "/roaming" };
  const places = placesFrom({ ...linux, platform: "win32", environment });
  expect(JSON.stringify(places)).not.toContain("roaming");
});
