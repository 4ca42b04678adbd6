import type { Root } from "hast";
import { parseHtml, treeOfFragment } from "../parse-html.ts";
import type { PictureVariables } from "../pictures/picture-variables.ts";
import { readDeclaredFacts } from "./declared-facts.ts";
import { dropScripts } from "./drop-scripts.ts";
import { dropUnseenFrom } from "./drop-unseen.ts";
import { extractArticle, type ExtractedArticle } from "./extract-article.ts";
import { lacksFootnotes, mayHaveFootnotes, withFootnotes } from "./footnotes.ts";
import { fragmentOf } from "./fragment-of-element.ts";
import { absoluteAddress, gatherFacts, type PageFacts } from "./gather-facts.ts";
import { keepFormulasIn } from "./keep-formulas.ts";
import type { PageDocument } from "./page-document.ts";
import { readPageItself, readSavedFrom } from "./page-itself.ts";
import { isPage, readPage } from "./read-page.ts";
import { namePicturesIn, namePicturesInPage } from "./name-pictures.ts";
import type { StatedFacts } from "./stated-facts.ts";
import { takeHeadingFrom } from "./take-heading.ts";
import type { MarkupWeight } from "./weigh-markup.ts";

/** The article in an HTML file. */
export interface HtmlArticle {
  readonly body: Root;
  readonly facts: PageFacts;
  /** What relative addresses in the body count from; null when unknown. */
  readonly base: string | null;
  /** Whether no article was found in the page, and all of it is the body. */
  readonly isWholePage: boolean;
}

/** Deeper pages were made to break parsers: extraction takes the square of it in time. */
export const MAX_DEPTH = 1000;

/** What is known of a page from elsewhere. */
interface PageSurroundings {
  /** What the archive that holds the page says of it. */
  readonly stated: StatedFacts;
  readonly variables: PictureVariables;
}

/** Reads the article of a page, or a fragment as it is. */
export function readArticle(
  html: string,
  weight: MarkupWeight,
  surroundings: PageSurroundings,
): HtmlArticle {
  const { stated, variables } = surroundings;
  if (!isPage(html) || weight.depth > MAX_DEPTH) {
    const base = addressIn([stated]);
    return { ...wholeOf(html, [stated], base, variables), base, isWholePage: isPage(html) };
  }
  const page = readPage(dropScripts(html), weight);
  const itself = readPageItself(page, html);
  const declared = readDeclaredFacts(page, html, itself);
  const savedFrom = readSavedFrom(html);
  // Where the page was taken from outweighs what it says of itself; for its address it is the other way round.
  const base = baseOf(page, [stated, savedFrom, itself, ...declared]);
  keepFormulasIn(page, html);
  namePicturesInPage(page, variables);
  const article = extractArticle(page);
  if (article === undefined) {
    const sources = [...declared, itself, stated, savedFrom];
    return { ...wholeOf(html, sources, base, variables), base, isWholePage: true };
  }
  return {
    body: bodyOf(article.content, html, weight),
    facts: gatherFacts([...declared, article.facts, itself, stated, savedFrom], base),
    base,
    isWholePage: false,
  };
}

/** The extracted article, with notes of its page that it refers to. */
function bodyOf(content: ExtractedArticle["content"], html: string, weight: MarkupWeight): Root {
  if (mayHaveFootnotes(html)) {
    const article = content.innerHTML;
    // Extraction took the page apart: where notes are to be looked for, it is read once more.
    if (lacksFootnotes(article)) {
      return parseHtml(withFootnotes(article, readPage(dropScripts(html), weight)));
    }
  }
  const fragment = fragmentOf(content);
  return fragment === undefined ? parseHtml(content.innerHTML) : treeOfFragment(fragment);
}

/** Everything that the HTML shows; its headline may be the title. */
function wholeOf(
  html: string,
  sources: readonly StatedFacts[],
  base: string | null,
  variables: PictureVariables,
): Pick<HtmlArticle, "body" | "facts"> {
  const body = parseHtml(html);
  dropUnseenFrom(body);
  namePicturesIn(body, variables);
  const facts = gatherFacts(sources, base);
  return { body, facts: { ...facts, title: takeHeadingFrom(body, facts.title) } };
}

/** As the page says by its `<base>`, which may itself count from the page's address. */
function baseOf(page: PageDocument, sources: readonly StatedFacts[]): string | null {
  const address = addressIn(sources);
  const [stated] = [...page.head.getElementsByTagName("base")].flatMap(
    (element) => element.getAttribute("href") ?? [],
  );
  const base = absoluteAddress(stated ?? "", address);
  return URL.canParse(base) ? base : address;
}

function addressIn(sources: readonly StatedFacts[]): string | null {
  const addresses = sources.map(({ url }) => url ?? "");
  return addresses.find((url) => /^https?:/i.test(url) && URL.canParse(url)) ?? null;
}
