import { describe, expect, test } from "vitest";
import { readDocument } from "../../../electron/core/document/read-document.ts";
import { canonicalUrl } from "../../../electron/import/canonical-url.ts";
import { countWords } from "#core/text/count-words.js";
import { detectLanguage } from "../../../electron/import/facts/detect-language.ts";
import { directionOf } from "../../../electron/import/facts/direction.ts";
import { excerptOf } from "../../../electron/import/facts/excerpt.ts";
import { tidyTitle, titleFromName } from "../../../electron/import/facts/title.ts";
import {
  ARABIC,
  CHINESE,
  ENGLISH,
  FRENCH,
  GERMAN,
  JAPANESE,
  KOREAN,
  RUSSIAN,
} from "./article-texts.ts";

describe("the language", () => {
  test.each([
    ["en", ENGLISH],
    ["fr", FRENCH],
    ["de", GERMAN],
    ["ru", RUSSIAN],
    ["ja", JAPANESE],
    ["zh", CHINESE],
    ["ko", KOREAN],
    ["ar", ARABIC],
    [
      "es",
      "El ayuntamiento aprobó el martes por la noche el proyecto de renovación del puerto viejo, pese a la oposición de algunos comerciantes. Ya hemos esperado demasiado, dijo la alcaldesa.",
    ],
    [
      "it",
      "Il consiglio comunale ha approvato martedì sera il progetto di rinnovo del vecchio porto, nonostante l’opposizione di alcuni commercianti che non sono d’accordo.",
    ],
    [
      "pt",
      "A câmara municipal aprovou na terça-feira à noite o projeto de renovação do porto velho, apesar da oposição de alguns comerciantes que não foram ouvidos.",
    ],
    [
      "nl",
      "De gemeenteraad heeft dinsdagavond het plan voor de vernieuwing van de oude haven goedgekeurd, ondanks de bezwaren van een deel van de winkeliers die niet zijn gehoord.",
    ],
    [
      "sv",
      "Kommunfullmäktige godkände på tisdagskvällen planen på att renovera den gamla hamnen, trots att en del av köpmännen är emot den och inte vill vänta.",
    ],
    [
      "pl",
      "Rada miejska we wtorek wieczorem zatwierdziła projekt odnowienia starego portu, mimo że część kupców nie jest za tym i nie chce czekać do lata.",
    ],
    [
      "uk",
      "Міська рада у вівторок увечері схвалила проєкт оновлення старого порту, незважаючи на заперечення частини торговців, які не хочуть чекати до літа.",
    ],
    [
      "fa",
      "شورای شهر سه‌شنبه شب طرح نوسازی بندر قدیمی را با وجود مخالفت برخی از بازرگانان تصویب کرد و گفت که کار تا تابستان پایان می‌یابد.",
    ],
    [
      "he",
      "מועצת העיר אישרה ביום שלישי בערב את התוכנית לשיפוץ הנמל הישן, למרות התנגדותם של חלק מהסוחרים.",
    ],
    [
      "el",
      "Το δημοτικό συμβούλιο ενέκρινε το βράδυ της Τρίτης το σχέδιο ανακαίνισης του παλιού λιμανιού.",
    ],
  ])("is %s", (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });
  test.each([
    "",
    "1984",
    "12.50 € — 13:45",
    "Tolve Marren Oske Varn",
    "xyzzy plugh qwert asdf zxcv hjkl uiop bnm fghj",
  ])("is not guessed of %j", (text) => {
    expect(detectLanguage(text)).toBeNull();
  });
  test("is that of most of the text, whatever is quoted in it", () => {
    expect(detectLanguage(`${ENGLISH.repeat(2)} 港の改修計画`)).toBe("en");
    expect(detectLanguage(`${JAPANESE} The Paper`)).toBe("ja");
  });
});

test("the direction is that of most letters, or of the language where there are none", () => {
  expect(directionOf(ARABIC, "ar")).toBe("rtl");
  expect(directionOf(`${ENGLISH} مدينة`, "en")).toBe("ltr");
  expect(directionOf("1984", "he-IL")).toBe("rtl");
  expect(directionOf("1984", null)).toBe("ltr");
});

describe("words", () => {
  test.each([
    ["It’s 3.5 kilometres, isn't it?", "en", 5],
    ["你好世界", "zh", 2],
    ["", null, 0],
    ["--- * ---", null, 0],
  ])("of %j", (text, language, words) => {
    expect(countWords(text, language)).toBe(words);
  });
  test("are counted alike in one line of a megabyte and in many", () => {
    const line = "The council approved the plan. ";
    expect(countWords(line.repeat(30_000), "en")).toBe(150_000);
    expect(countWords(`${line}\n`.repeat(30_000), "en")).toBe(150_000);
  });
});

describe("the excerpt", () => {
  function excerpt(html: string): string {
    const { plainText, blocks } = readDocument(html);
    return excerptOf(plainText, blocks);
  }
  test("begins with the first paragraph and leaves headings and labels out", () => {
    expect(
      excerpt(
        '<h2>One</h2>\n<p class="label">Note:</p>\n<p>Two.</p>\n<h2>Three</h2>\n<ul><li>Four</li>\n</ul>',
      ),
    ).toBe("Two. Four");
  });
  test("is at most 300 characters, cut behind a sentence if that leaves enough", () => {
    const sentence = `Words ${"word ".repeat(30).trim()}.`;
    expect(excerpt(`<p>${sentence} ${sentence} ${sentence}</p>`)).toBe(sentence);
    const long = excerpt(`<p>${"word ".repeat(200)}</p>`);
    expect(long.length).toBeLessThanOrEqual(300);
    expect(long).toMatch(/ word…$/);
    expect(excerpt(`<p>${"x".repeat(1000)}</p>`)).toBe(`${"x".repeat(299)}…`);
    expect(excerpt(`<p>x${"𝒳".repeat(1000)}</p>`).isWellFormed()).toBe(true);
  });
  test("of a text without paragraphs is what there is", () => {
    expect(excerpt("<pre>\ncode</pre>\n")).toBe("code");
    expect(excerpt("")).toBe("");
  });
});

describe("the title", () => {
  test("is one line without controls, of a length that lists can show", () => {
    expect(tidyTitle(" a\n\u0007 b\u2028c ")).toBe("a b c");
    expect(tidyTitle(" \u0001 ")).toBeUndefined();
    const long = tidyTitle("😀".repeat(400)) ?? "";
    expect(long.length).toBeLessThanOrEqual(300);
    expect(long.isWellFormed()).toBe(true);
  });
  test.each([
    ["my_first note.v2.txt", "my first note.v2"],
    [".txt", ".txt"],
    ["\u0001.md", "\u0001.md".slice(1)],
  ])("of the file %j", (name, title) => {
    expect(titleFromName(name)).toBe(title);
  });
});

test.each([
  ["https://Example.org/a?utm_source=x&id=1&gclid=2#part", "https://example.org/a?id=1#part"],
  ["http://example.org", "http://example.org/"],
  ["ftp://example.org/", null],
  ["example.org", null],
  ["", null],
])("the address %s", (address, canonical) => {
  expect(canonicalUrl(address)).toBe(canonical);
});
