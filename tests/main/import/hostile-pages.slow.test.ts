import { describe, expect, test } from "vitest";
import { ADDRESS, expectHarmless, expectHarmlessDrawing, HARMFUL } from "./expect-harmless.ts";
import { elementsOf } from "./html-tree.ts";
import { importText } from "./import-text.ts";
import { ARTICLE, pageWith } from "./made-page.ts";
import { attacks } from "./shared-data.ts";

async function expectHarmlessAs(name: string, source: string): Promise<void> {
  expectHarmless(await importText(name, source));
}

describe.each(attacks())("$id", ({ payload }) => {
  test("is harmless as a page and in one", async () => {
    await expectHarmlessAs("a.html", `<!doctype html><html><body>${payload}</body></html>`);
    await expectHarmlessAs(
      "a.html",
      pageWith(`${ARTICLE}<div>before ${payload} after</div>${ARTICLE}`),
    );
    await expectHarmlessAs("a.xhtml", pageWith(`${ARTICLE}${payload}${ARTICLE}`, payload));
  });
  test("is harmless as a fragment", async () => {
    await expectHarmlessAs("a.html", payload);
    await expectHarmlessAs("a.html", `<table><tr><td>${payload}<p>after`);
  });
  test("is harmless as a drawing", async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><path d="M0 0h9"/>${payload}</svg>`;
    await expectHarmlessAs("a.html", `<p>${svg}</p>`);
    await expectHarmlessAs("a.html", `<img src="data:image/svg+xml,${encodeURIComponent(svg)}">`);
    await expectHarmlessAs("a.html", pageWith(`${ARTICLE}<figure>${svg}</figure>${ARTICLE}`));
  });
  test("is words where a page declares it", async () => {
    const words = payload.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    const head = `<meta property="og:title" content="${words}"><meta name="author" content="${words}"><meta property="og:url" content="${words}"><meta property="og:image" content="${words}"><base href="${words}">`;
    const { url, leadImage } = await importText(
      "a.html",
      pageWith(`${ARTICLE}<a href="x">y</a>`, head),
    );
    expect(url ?? "https://").toMatch(/^https?:\/\//);
    expect(leadImage ?? "https://").toMatch(/^(?:https?:\/\/|[0-9a-f]{64}\.\w+$)/);
    await expectHarmlessAs("a.html", pageWith(`${ARTICLE}<a href="x">y</a><img src="x">`, head));
  });
});

test("control: what the checks look for would be found", async () => {
  const found = elementsOf('<p onclick="x"><a href="javascript:x">a</a></p><script>1</script>');
  expect(found.map(({ name }) => name).filter((name) => HARMFUL.test(name))).toEqual(["script"]);
  expect("javascript:x").not.toMatch(ADDRESS);
  expect(() =>
    expectHarmlessDrawing('<svg><use href="https://example.org/x.svg#a"></use></svg>'),
  ).toThrow();
  expect(() => expectHarmlessDrawing('<svg><rect fill="url(x.svg#a)"></rect></svg>')).toThrow();
});
