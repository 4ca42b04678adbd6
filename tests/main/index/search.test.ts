import { describe, expect, test } from "vitest";
import { found, useIndex } from "./index-fixture.ts";

const fixture = useIndex();

function search(query: string): readonly string[] {
  return found(fixture.index, query);
}

describe("words", () => {
  test("find articles by title, byline and text", () => {
    fixture.put(
      { title: "Kremlin affirms" },
      { byline: "A. Kremlin" },
      { text: "In the Kremlin.\n" },
      { text: "Elsewhere.\n" },
    );
    expect(search("kremlin")).toEqual(["1", "2", "3"]);
  });

  test("find annotations by quote and note", () => {
    fixture.put({
      text: "war and peace\n",
      annotations: [{ quote: "war" }, { quote: "peace", note: "Verify this" }],
    });
    expect(search("war")).toEqual(["1", "quote: war"]);
    expect(search("verify")).toEqual(["note: Verify this"]);
  });

  test("must all be there; a minus rules out; OR widens", () => {
    fixture.put({ text: "war\n" }, { text: "war peace\n" }, { text: "peace\n" });
    expect(search("war peace")).toEqual(["2"]);
    expect(search("war -peace")).toEqual(["1"]);
    expect(search("war OR peace")).toEqual(["1", "2", "3"]);
    expect(search("(war OR peace) -(war peace)")).toEqual(["1", "3"]);
    expect(search("-war")).toEqual(["3"]);
  });

  test("in quotation marks must follow each other", () => {
    fixture.put({ text: "open to talks\n" }, { text: "talks open to\n" });
    expect(search('"to talks"')).toEqual(["1"]);
  });

  test("may go on behind a star", () => {
    fixture.put({ text: "negotiation\n" }, { text: "negotiate\n" }, { text: "ate\n" });
    expect(search("negotiat*")).toEqual(["1", "2"]);
    expect(search("negotiat")).toEqual([]);
  });

  test("of the program's own tables and operators mean nothing special", () => {
    fixture.put({ text: "NEAR (body, 2) AND NOT title NULL\n" });
    for (const word of ["NEAR", "AND", "NOT", "body", "NULL", "NEAR(body, 2)"]) {
      expect(search(word)).toEqual(["1"]);
    }
  });
});

describe("fields", () => {
  test("title: and author: look there alone", () => {
    fixture.put({ title: "War", text: "x\n" }, { text: "war\n" }, { byline: "War Office" });
    expect(search("title:war")).toEqual(["1"]);
    expect(search("author:war")).toEqual(["3"]);
    expect(search("war -title:war")).toEqual(["2", "3"]);
  });

  test("tag: finds the tag and what lies below it, in any case and with or without accents", () => {
    fixture.put(
      { tags: ["Method"] },
      { tags: ["method/archives"] },
      { tags: ["methods"] },
      { tags: ["méthod/x"] },
      { text: "quote me\n", annotations: [{ quote: "quote me", tags: ["method/notes"] }] },
      // Right before and right behind those that begin with "method/".
      { tags: ["method."] },
      { tags: ["method0"] },
    );
    expect(search("tag:method")).toEqual(["1", "2", "4", "quote: quote me"]);
    expect(search("tag:method/archives")).toEqual(["2"]);
  });

  test("tag: with a word finds passages in tagged articles too", () => {
    fixture.put({ tags: ["war"], text: "a passage\n", annotations: [{ quote: "passage" }] });
    expect(search("tag:war")).toEqual(["1"]);
    expect(search("tag:war passage")).toEqual(["1", "quote: passage"]);
  });

  test("merged tags mean each other", () => {
    fixture.put({ tags: ["ukraine"] }, { tags: ["Ukraina"] }, { tags: ["ua/east"] });
    fixture.index.putLibraryMarks({
      tags: [
        { tag: "Ukraina" as never, color: null, aliasOf: "ukraine" as never },
        { tag: "ua" as never, color: null, aliasOf: "Ukraina" as never },
      ],
      savedSearches: [],
      colorNames: {},
    });
    for (const tag of ["ukraine", "ukraina", "ua"])
      expect(search(`tag:${tag}`)).toEqual(["1", "2", "3"]);
  });

  test("is: asks for states and for anchors that need a look", () => {
    fixture.put(
      { state: "reading" },
      { state: "done", text: "lost words\n", annotations: [{ quote: "lost", anchor: "orphaned" }] },
      { state: "done", trashed: true },
    );
    expect(search("is:reading")).toEqual(["1"]);
    expect(search("is:done")).toEqual(["2"]);
    expect(search("is:orphaned")).toEqual(["2", "quote: lost"]);
    expect(search("is:trashed")).toEqual(["3"]);
    expect(search("-is:trashed")).toEqual(["1", "2"]);
  });

  test("has: and color: ask articles for their annotations, and annotations for themselves", () => {
    fixture.put(
      { text: "one two\n", annotations: [{ quote: "one", color: "green" }] },
      { text: "one two\n", annotations: [{ quote: "two", note: "A note", color: "blue" }] },
      { text: "one two\n" },
    );
    expect(search("has:note")).toEqual(["2", "note: A note"]);
    expect(search("has:highlight")).toEqual(["1", "2", "note: A note", "quote: one"]);
    expect(search("color:green")).toEqual(["1", "quote: one"]);
    expect(search("-has:highlight")).toEqual(["3"]);
  });

  test("in: says what a hit may be, and where its words stand", () => {
    fixture.put({
      text: "war is war\n",
      annotations: [{ quote: "war is" }, { quote: "is war", note: "peace, not war" }],
    });
    expect(search("in:article war")).toEqual(["1"]);
    expect(search("in:quote war")).toEqual(["quote: is war", "quote: war is"]);
    expect(search("in:note war")).toEqual(["note: peace, not war"]);
    expect(search("in:quote peace")).toEqual([]);
    expect(search("war -in:article")).toEqual(["quote: is war", "quote: war is"]);
    expect(search("in:quote in:article war")).toEqual([]);
    expect(search("in:quote has:note")).toEqual(["quote: is war"]);
  });

  test("site: and lang:", () => {
    fixture.put(
      { site: "BBC News", url: "https://www.bbc.co.uk/x", language: "en-GB" },
      { site: "Le Monde", url: "https://lemonde.fr/y", language: "fr" },
      { url: "not a url", language: "eng" },
    );
    expect(search("site:bbc")).toEqual(["1"]);
    expect(search("site:bbc.co.uk")).toEqual(["1"]);
    expect(search("site:monde")).toEqual(["2"]);
    expect(search("lang:en")).toEqual(["1"]);
    expect(search("lang:EN-gb")).toEqual(["1"]);
  });
});

describe("what lies in the trash is not found", () => {
  test("neither articles nor annotations, unless it is asked for", () => {
    fixture.put(
      { text: "war\n", trashed: true, annotations: [{ quote: "war" }] },
      { text: "war\n", annotations: [{ quote: "war", trashed: true }] },
      { text: "war\n" },
    );
    expect(search("war")).toEqual(["2", "3"]);
    expect(search("war is:trashed")).toEqual(["1", "quote: war", "quote: war"]);
  });
});

describe("scripts", () => {
  test.each<[string, string, string]>([
    ["one Han character", "東京は日本の首都です", "京"],
    ["two", "東京は日本の首都です", "日本"],
    ["three", "東京は日本の首都です", "日本の"],
    ["four", "東京は日本の首都です", "日本の首"],
    ["Kana", "これはノートです", "ノート"],
    ["half-width Kana", "これはﾉｰﾄです", "ノート"],
    ["Hangul", "한국어를 배웁니다", "한국"],
    ["mixed", "iPhone用アプリ", "iphone用"],
    ["Thai", "ภาษาไทยไม่มีช่องว่าง", "ไทย"],
    ["Lao", "ພາສາລາວ", "ລາວ"],
    ["Khmer", "ភាសាខ្មែរ", "ខ្មែរ"],
    ["an accent", "Il bevait un café noir", "cafe"],
    ["ß", "Die lange Straße", "strasse"],
    ["Greek final sigma", "ο δρόμος μακρύς", "ΔΡΟΜΟΣ"],
    ["emoji", "what a party🎉!", "🎉"],
    ["a new emoji", "a face 🫠 melts", "🫠"],
    ["Cyrillic", "Кремль подтверждает", "кремль"],
    ["Arabic", "كِتَابٌ جديد", "كتاب"],
    ["Devanagari", "यह हिन्दी है", "हिन्दी"],
  ])("%s", (_what, text, query) => {
    fixture.put({ text: `${text}\n` }, { text: "Nothing of the sort here.\n" });
    expect(search(query)).toEqual(["1"]);
  });

  test("characters that do not follow each other are not found", () => {
    fixture.put({ text: "日と本\n" });
    expect(search("日本")).toEqual([]);
  });
});
