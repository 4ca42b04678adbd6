import MarkdownIt, {
  type MarkdownIt as MarkdownParser,
  type RendererRule,
  type Token,
} from "markdown-it";
import footnotes from "markdown-it-footnote";
import { joinerOf } from "../join-lines.ts";

/** CommonMark with tables, strikethrough and footnotes. HTML in it is text like any other. */
export function createMarkdownParser(): MarkdownParser {
  const parser = new MarkdownIt("default", { html: false, linkify: false, typographer: false });
  parser.use(footnotes);
  const { rules } = parser.renderer;
  rules.softbreak = softBreak;
  rules.image = imageRule(parser.utils.escapeHtml);
  rules.td_open = cell;
  rules.th_open = cell;
  rules.heading_open = heading;
  rules.footnote_block_open = () => '<ol class="footnotes">';
  rules.footnote_block_close = () => "</ol>";
  return parser;
}

/** A line break of the file is not one of the text. */
const softBreak: RendererRule = (tokens, index) =>
  joinerOf(tokens[index - 1]?.content ?? "", tokens[index + 1]?.content ?? "");

/** Pictures elsewhere are never loaded; what they show is said in words, and the address is a link. */
function imageRule(escape: (text: string) => string): RendererRule {
  return (tokens, index, options, env, renderer) => {
    const token = tokens[index];
    const address = String(token?.attrGet("src") ?? "");
    const words = escape(
      renderer.renderInlineAsText(token?.children ?? [], options, env) || address,
    );
    const isLink = /^https?:/i.test(address) && !isInsideLink(tokens, index);
    return isLink ? `<a href="${escape(address)}">${words}</a>` : words;
  };
}

/** A picture that is a link already leads where its author wanted. */
function isInsideLink(tokens: readonly Token[], index: number): boolean {
  const last = tokens.slice(0, index).findLast(({ type }) => type.startsWith("link_"));
  return last?.type === "link_open";
}

/** Alignment without a style attribute, which no reading document has. */
const cell: RendererRule = (tokens, index, options, _env, renderer) => {
  const token = tokens[index];
  const alignment = /text-align:(\w+)/.exec(String(token?.attrGet("style") ?? ""))?.[1];
  if (token !== undefined) token.attrs = alignment === undefined ? null : [["align", alignment]];
  return renderer.renderToken(tokens, index, options);
};

/** The names by which links inside a document call its headings. */
const heading: RendererRule = (tokens, index, options, _env, renderer) => {
  const name = (tokens[index + 1]?.content ?? "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
  if (name !== "") tokens[index]?.attrSet("id", name);
  return renderer.renderToken(tokens, index, options);
};
