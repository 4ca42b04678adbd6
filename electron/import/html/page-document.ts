/** As much of an element as is asked of a page; Node knows no types of a browser's DOM. */
export interface PageElement {
  readonly localName: string;
  readonly textContent: string | null;
  readonly innerHTML: string;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  readonly parentElement: PageElement | null;
  readonly children: Iterable<PageElement>;
  getElementsByTagName(name: string): Iterable<PageElement>;
  closest(selectors: string): PageElement | null;
  querySelector(selectors: string): PageElement | null;
  /** Several times as slow as asking for elements by their name. */
  querySelectorAll(selectors: string): Iterable<PageElement>;
}

/** A parsed page, with `html` and `body`. */
export interface PageDocument {
  readonly documentElement: PageElement;
  readonly head: PageElement;
  readonly body: PageElement;
  getElementsByTagName(name: string): Iterable<PageElement>;
  querySelectorAll(selectors: string): Iterable<PageElement>;
}
