import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** Test data that is kept beside the checkout, not in it; the tests have smaller fixtures of their own. */
const SHARED = fileURLToPath(new URL("../../../../shared/data", import.meta.url));

const OWN_PAGE = "of our own";

/** A file's bytes; undefined where there is no shared data. @param path  below the folder of the data */
export function sharedFile(...path: readonly string[]): Uint8Array | undefined {
  const file = join(SHARED, ...path);
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined;
}

/** Pages of the web as people save them, and one of our own. */
export function pageNames(): readonly string[] {
  const folder = join(SHARED, "readability");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return [OWN_PAGE, ...names.filter((name) => !name.includes("."))];
}

/** @param name  from `pageNames` */
export function pageOf(name: string): string {
  const bytes =
    name === OWN_PAGE
      ? ownFile("page/source.html")
      : sharedFile("readability", name, "source.html");
  if (bytes === undefined) throw new Error(`no page ${name}`);
  return new TextDecoder().decode(bytes);
}

/** A page with what a program that extracts articles is expected to make of it. */
export interface ExpectedPage {
  readonly name: string;
  readonly source: Uint8Array;
  /** HTML of the article. */
  readonly article: string;
  /** JSON. */
  readonly metadata: string;
}

/** The pages of `pageNames`, with what is expected of them. */
export function expectedPages(): readonly ExpectedPage[] {
  return pageNames().map((name) => {
    const file = (part: string): Uint8Array => {
      const bytes =
        name === OWN_PAGE ? ownFile(`page/${part}`) : sharedFile("readability", name, part);
      if (bytes === undefined) throw new Error(`no ${part} of ${name}`);
      return bytes;
    };
    const text = (part: string): string => new TextDecoder().decode(file(part));
    return {
      name,
      source: file("source.html"),
      article: text("expected.html"),
      metadata: text("expected-metadata.json"),
    };
  });
}

function ownFile(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`./fixtures/${path}`, import.meta.url)));
}

/** Attacks on HTML; a few of our own where there is no shared data. */
export function attacks(): readonly { readonly id: string; readonly payload: string }[] {
  const file = sharedFile("hostile", "xss.json");
  if (file === undefined)
    return OWN_ATTACKS.map((payload, index) => ({ id: `own-${index}`, payload }));
  const Attacks = z.array(z.object({ id: z.string(), payload: z.string() }));
  return Attacks.parse(JSON.parse(new TextDecoder().decode(file)));
}

/** Strings that have broken software; a few of our own where there is no shared data. */
export function naughtyStrings(): readonly string[] {
  const file = sharedFile("hostile", "naughty-strings.json");
  if (file === undefined) return OWN_STRINGS;
  return z.array(z.string()).parse(JSON.parse(new TextDecoder().decode(file)));
}

const OWN_ATTACKS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
  "<a href='java\tscript:alert(1)'>x</a>",
  "<form><input name=attributes><input name=childNodes></form>",
  "<p id=x><style><p title='</style><img src onerror=alert(1)>'>",
] as const;

const OWN_STRINGS = [
  "",
  "\\",
  "1.00",
  "NULL",
  "<b>&amp;</b>",
  "\u0001\u0002\u0007\b\u001b\u007f",
  "\ufeff\u2028\u2029\u0085",
  "\u202eright to left\u202c",
  "田中さんにあげて下さい",
  "👩‍👩‍👧‍👦 Z̷̢̧a̸",
  "$(touch /tmp/x)",
  "../../../etc/passwd",
  "{{7*7}}",
] as const;
