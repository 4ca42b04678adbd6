import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import type { ArticleId, ContentHash } from "#core/identity/ids.js";
import { assetBase } from "../ipc/host.ts";
import styles from "./ArticleFrame.module.css";
import type { FoldedFrom } from "./folds/article-folds.ts";
import { type ArticleLanguage, type ArticlePage, layArticle } from "./frame/article-page.ts";
import { showEmptyDocument } from "./frame/empty-document.ts";
import { forwardDrags } from "./frame/forward-drags.ts";
import { adoptStyles, followTheme } from "./frame/frame-styles.ts";
import { type LinkWish, guardLinks } from "./frame/link-guard.ts";
import { sanitiseForFrame } from "./frame/sanitise-for-frame.ts";

export interface FrameArticle extends ArticleLanguage, FoldedFrom {
  readonly articleId: ArticleId;
  readonly contentHash: ContentHash;
  readonly html: string;
}

interface ArticleFrameProps {
  /** Its accessible name. */
  readonly label: string;
  readonly article: FrameArticle;
  /** Called with the page once the article lies in the frame, and with undefined before it leaves. */
  readonly onPage: (page: ArticlePage | undefined) => void;
  readonly onLink: (wish: LinkWish) => void;
}

/**
 * Shows an article behind four locks, each of which alone must hold: it was sanitised at import, is sanitised again here, runs no script
 * in its sandbox, and loads nothing but its own pictures by its policy. Its links are cancelled by the guard, and if the frame ever
 * leaves its document, it is made anew.
 */
export function ArticleFrame({ label, article, onPage, onLink }: ArticleFrameProps) {
  const [life, setLife] = useState(0);
  return (
    <OneLife
      key={life}
      label={label}
      article={article}
      onPage={onPage}
      onLink={onLink}
      onLost={() => setLife((lives) => lives + 1)}
    />
  );
}

interface OneLifeProps extends ArticleFrameProps {
  readonly onLost: () => void;
}

function OneLife({ label, article, onPage, onLink, onLost }: OneLifeProps) {
  const ref = useRef<HTMLIFrameElement>(null);
  const [view, setView] = useState<Window & typeof globalThis>();
  useLayoutEffect(() => {
    if (ref.current !== null) showEmptyDocument(ref.current, assetBase());
  }, []);

  function load(): void {
    const frame = ref.current;
    if (frame?.contentDocument?.URL === "about:srcdoc") {
      // A window of the same origin has all of globalThis; TypeScript types `contentWindow` without it.
      setView(frame.contentWindow as Window & typeof globalThis);
    } else if (view !== undefined) {
      onLost();
    }
  }

  useFrameGuards(ref, view, onLink);
  useArticleInFrame(ref, view, article, onPage);
  return (
    <iframe
      ref={ref}
      title={label}
      // Without scripts, forms, popups and navigation of the window; of the window's origin, so that it can lay the article in.
      sandbox="allow-same-origin"
      referrerPolicy="no-referrer"
      className={styles.frame}
      onLoad={load}
    />
  );
}

type FrameRef = React.RefObject<HTMLIFrameElement | null>;
type FrameView = (Window & typeof globalThis) | undefined;

/** Everything that listens inside the frame whatever article lies in it. */
function useFrameGuards(ref: FrameRef, view: FrameView, onLink: (wish: LinkWish) => void): void {
  const tellLink = useEffectEvent(onLink);
  useLayoutEffect(() => {
    const frame = ref.current;
    if (frame === null || view === undefined) return undefined;
    adoptStyles(view.document, view);
    const undo = [
      followTheme(view.document),
      guardLinks(view, (wish) => tellLink(wish)),
      forwardDrags(frame, view),
    ];
    return () => {
      for (const stop of undo) stop();
    };
  }, [ref, view]);
}

function useArticleInFrame(
  ref: FrameRef,
  view: FrameView,
  article: FrameArticle,
  onPage: (page: ArticlePage | undefined) => void,
): void {
  const { articleId, contentHash, html, language, direction } = article;
  const tellPage = useEffectEvent(onPage);
  // What recurs is folded once: while somebody reads, nothing closes before their eyes because of another article.
  const layPage = useEffectEvent((frame: HTMLIFrameElement, content: DocumentFragment) =>
    layArticle(frame, content, article),
  );
  useEffect(() => {
    let isCurrent = true;
    async function lay(): Promise<void> {
      const pictureBase = `${assetBase()}${articleId}/`;
      const content = await sanitiseForFrame(html, { pictureBase });
      const frame = ref.current;
      if (!isCurrent || frame === null || view === undefined) return;
      tellPage(layPage(frame, content));
    }
    if (view !== undefined) void lay();
    return () => {
      isCurrent = false;
      tellPage(undefined);
    };
    // A version's text never changes: the hash stands for it.
  }, [ref, view, articleId, contentHash, html, language, direction]);
}
