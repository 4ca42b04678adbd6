import MarkdownIt from "markdown-it";
import { Fragment, type ReactNode, createElement, useEffect, useMemo, useState } from "react";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../../ui/class-names.ts";
import { useReaderStore } from "../state/reader-store.ts";
import { beginningOfNote, cutLongText, type PartLengths } from "./long-note.ts";
import styles from "./NoteText.module.css";

// HTML in a note is text; addresses in it become links, and a new line is one.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false });

const SHOWN_ELEMENTS: readonly string[] =
  "p em strong s code pre ul ol li blockquote br hr h1 h2 h3 h4 h5 h6 table thead tbody tr th td".split(
    " ",
  );

// Of a long note shown whole. What Markdown nests, such as a list, goes on in the next part as if it began there.
const PARTS: PartLengths = { usual: 4_000, longest: 20_000 };
const PARTS_AT_ONCE = 8;

interface NoteTextProps {
  readonly text: string;
}

/** A note as its Markdown means it. Of a long one the beginning, until all of it is asked for. */
export function NoteText({ text }: NoteTextProps) {
  const [isAllShown, showAll] = useState(false);
  const beginning = beginningOfNote(text);
  if (beginning.length === text.length) {
    return (
      <div className={styles.text} dir="auto">
        <Markdown text={text} />
      </div>
    );
  }
  return (
    <div
      className={classNames(styles.text, isAllShown && styles.all)}
      dir="auto"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- otherwise only a mouse could scroll in it
      tabIndex={isAllShown ? 0 : undefined}
    >
      {isAllShown ? <AllParts text={text} /> : <Markdown text={beginning} />}
      {!isAllShown && (
        <button
          type="button"
          data-show-all
          className={styles.showAll}
          onClick={() => showAll(true)}
        >
          {wording.reader.noteShowAll(text.length)}
        </button>
      )}
    </div>
  );
}

/** Part after part, so that the window answers in between. */
function AllParts({ text }: NoteTextProps) {
  const parts = useMemo(() => cutLongText(text, PARTS), [text]);
  const [most, setMost] = useState(PARTS_AT_ONCE);
  const isMoreToCome = most < parts.length;
  useEffect(() => {
    if (!isMoreToCome) return undefined;
    const next = setTimeout(() => setMost(most + PARTS_AT_ONCE));
    return () => clearTimeout(next);
  }, [most, isMoreToCome]);
  return parts.slice(0, most).map((part, number) => (
    <div key={number} className={styles.part}>
      <Markdown text={part} />
    </div>
  ));
}

/** Built from tokens as elements of ours: no HTML is made of it at any time. */
function Markdown({ text }: NoteTextProps) {
  return useMemo(() => childrenOf({ tokens: markdown.parse(text, {}), next: 0 }), [text]);
}

type Token = ReturnType<typeof markdown.parse>[number];

/** Reads a list of tokens from left to right; `next` moves on. */
interface TokenReader {
  readonly tokens: readonly Token[];
  next: number;
}

/** Reads up to the token that closes what was opened, and moves the reader behind it. */
function childrenOf(reader: TokenReader): readonly ReactNode[] {
  const nodes: ReactNode[] = [];
  for (;;) {
    const token = reader.tokens[reader.next];
    reader.next++;
    if (token === undefined || token.nesting === -1) return nodes;
    nodes.push(<Fragment key={reader.next}>{nodeOf(token, reader)}</Fragment>);
  }
}

function nodeOf(token: Token, reader: TokenReader): ReactNode {
  if (token.nesting === 1) {
    const children = childrenOf(reader);
    if (token.type === "link_open") {
      return <NoteLink address={String(token.attrGet("href") ?? "")}>{children}</NoteLink>;
    }
    // A paragraph in a tight list is not there for the eye.
    if (token.hidden || !SHOWN_ELEMENTS.includes(token.tag)) return children;
    const start = token.tag === "ol" ? Number(token.attrGet("start") ?? 1) : undefined;
    return createElement(
      headingAsBold(token.tag),
      start === undefined ? null : { start },
      ...children,
    );
  }
  switch (token.type) {
    case "inline":
      return childrenOf({ tokens: token.children ?? [], next: 0 });
    case "softbreak":
    case "hardbreak":
      return <br />;
    case "hr":
      return <hr />;
    case "code_inline":
      return <code>{token.content}</code>;
    case "fence":
    case "code_block":
      return <pre>{token.content}</pre>;
    default:
      // Plain text; of a picture, what describes it.
      return token.content;
  }
}

/** A heading inside a note would stand among the page's own for screen readers. */
function headingAsBold(tag: string): string {
  return /^h[1-6]$/u.test(tag) ? "strong" : tag;
}

interface NoteLinkProps {
  readonly address: string;
  readonly children: ReactNode;
}

/** Asks before it leads outside, as links of articles do. Not an anchor: the window itself must never follow one. */
function NoteLink({ address, children }: NoteLinkProps) {
  const store = useReaderStore();
  function follow(): void {
    if (!URL.canParse(address)) return;
    store.setState({ link: { kind: "outside", url: new URL(address), text: address } });
  }
  return (
    <button type="button" role="link" className={styles.link} onClick={follow}>
      {children}
    </button>
  );
}
