import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const shared = fileURLToPath(
  new URL("../../../../../shared/data/hostile/xss.json", import.meta.url),
);

/** A few of every kind, for a checkout without the large collection beside it. */
const OWN: readonly string[] = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
  "<iframe src='javascript:parent.alert(1)'></iframe>",
  "<a href='javascript:alert(1)'>x</a>",
  "<a href=' jav&#x09;ascript:alert(1)'>x</a>",
  "<form action='javascript:alert(1)'><button>x</button></form>",
  "<details open ontoggle=alert(1)><summary>x</summary></details>",
  "<input autofocus onfocus=alert(1)>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "<template><img src=x onerror=alert(1)></template>",
  "<body onload=alert(1)>",
  "<video><source onerror=alert(1)></video>",
  "<style>@import 'https://stranger.invalid/import.css';</style>",
  "<link rel=stylesheet href='https://stranger.invalid/link.css'>",
  "<img src='https://stranger.invalid/picture.png' srcset='https://stranger.invalid/2x.png 2x'>",
  "<p style='background:url(https://stranger.invalid/background.png)'>x</p>",
];

/** HTML that tries to run a script or to load something. */
export const hostilePayloads: readonly string[] = existsSync(shared)
  ? [
      ...OWN,
      ...z
        .array(z.object({ payload: z.string() }))
        .parse(JSON.parse(readFileSync(shared, "utf8")))
        .map(({ payload }) => payload),
    ]
  : OWN;
