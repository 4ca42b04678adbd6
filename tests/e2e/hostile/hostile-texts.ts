import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const shared = fileURLToPath(new URL("../../../../shared/data/hostile/", import.meta.url));

/** HTML that tries to run a script or to load something, a few of every kind, for a checkout that stands alone. */
const OWN_PAYLOADS: readonly string[] = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
  "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
  '<iframe src="javascript:parent.alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="\u0001java&Tab;script:alert(1)">x</a>',
  '<form><button formaction="javascript:alert(1)">x</button></form>',
  "<details open ontoggle=alert(1)><summary>x</summary></details>",
  "<input autofocus onfocus=alert(1)>",
  "<video><source onerror=alert(1)></video>",
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<template><script>alert(1)</script></template>",
  '"><img src=x onerror=alert(1)>',
  "'\"--></style></script><script>alert(1)</script>",
  "<img src=http://stranger.invalid/a.png>",
  "<link rel=stylesheet href=http://stranger.invalid/a.css>",
  "<body onload=alert(1) background=http://stranger.invalid/b.png>",
  "[x](javascript:alert(1)) ![y](http://stranger.invalid/c.png)",
];

/** Text that has broken programs, a few of every kind. */
const OWN_NAUGHTY: readonly string[] = [
  "undefined",
  "null",
  "NaN",
  "__proto__",
  "hasOwnProperty",
  "0x0",
  "1e1000",
  "-9223372036854775808/-1",
  "1'; DROP TABLE article--",
  "' OR 1=1 -- 1",
  '" NEAR( * ) AND "',
  "${1+1} {{7*7}} %d %s %n",
  "../../../../etc/passwd",
  "C:\\CON\\PRN.txt",
  "`touch /tmp/x` $(touch /tmp/x)",
  "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
  "\u202etest\u202c \u2066x\u2069",
  "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
  "👩🏽‍💻 🏳️‍🌈 ﷽ ｗｉｄｅ ﬃ ß İ ı",
  "בראשית ברא אלהים السلام عليكم",
  "パーティーへ行かないか 社會科學院",
  "\ufeffmark \u00a0nbsp\u200b zero \u00ad soft",
  "\u0001\u0002\u0007\u001b[31mred\u007f",
  "a".repeat(2000),
];

/** All payloads of the large collection where it is at hand, else our own. */
export const payloads: readonly string[] = readShared(
  "xss.json",
  z.array(z.object({ payload: z.string() })).transform((all) => all.map(({ payload }) => payload)),
  OWN_PAYLOADS,
);

export const naughtyStrings: readonly string[] = readShared(
  "naughty-strings.json",
  z.array(z.string()),
  OWN_NAUGHTY,
);

/** Everything that is not nothing, once. */
export const hostileTexts: readonly string[] = [
  ...new Set([...payloads, ...naughtyStrings]),
].filter((text) => text !== "");

function readShared<Value>(name: string, schema: z.ZodType<Value>, own: Value): Value {
  const path = `${shared}${name}`;
  return existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, "utf8"))) : own;
}
