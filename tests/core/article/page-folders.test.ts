import { expect, test } from "vitest";
import { findPageFolders } from "#core/article/page-folders.js";

test("a folder belongs to a page by its name, or by its name and what the page loads", async () => {
  const found = await findPageFolders(
    {
      files: ["a.html", "a-b.htm", "Trip.html", "note.txt", "c.xhtml"],
      folders: [
        "a_files",
        "a-b_files",
        "Trip-Dateien",
        "Trip-photos",
        "c_Files",
        "note_files",
        "a",
        "ab_files",
      ],
    },
    (page, place) => Promise.resolve(`${page} ${place}` === "Trip.html Trip-Dateien"),
  );
  expect(Object.fromEntries(found)).toEqual({
    a_files: "a.html",
    "a-b_files": "a-b.htm",
    "Trip-Dateien": "Trip.html",
    c_Files: "c.xhtml",
  });
});
