/** Enough of an article to be found as one, written for these tests. */
export const PARAGRAPHS = [
  "The council on Tuesday approved a plan to repair the old harbour, despite the objections of shopkeepers, who had asked for more time.",
  "The first two plans were abandoned when the money ran out, and the third, which is smaller, will be paid for by the region and the state.",
  "Fishermen fear that they will lose the places where they have sold their catch for generations, and want the mayor to promise in writing.",
  "Work is to begin in March, when the last of the winter storms have passed, and to be finished before the summer visitors come again.",
] as const;

export const ARTICLE = PARAGRAPHS.map((text) => `<p>${text}</p>`).join("\n");

/** A page with things around its article. */
export function pageWith(article: string, head = "<title>Harbour plan approved</title>"): string {
  return `<!doctype html>
<html lang="en"><head>${head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article>${article}</article></main>
<aside class="sidebar"><a href="/more">More from the coast</a></aside>
<footer>All rights reserved</footer></body></html>`;
}
