import type { AppEvent } from "#contract/events.js";
import type { ConverterPool } from "../import/converter-pool.ts";
import type { SearchIndex } from "../index/search-index.ts";
import type { Library } from "../library/library.ts";
import type { SettingsFile } from "../library/settings-file.ts";
import type { ArticleDesk } from "./article-desk.ts";
import type { DocumentCache } from "./document-cache.ts";
import type { NewId } from "./new-id.ts";
import type { StagedFiles } from "./staged-files.ts";
import type { TurnsByName } from "./turns-by-name.ts";

/** What the topics of the service work with; made once, in `create-app.ts`. */
export interface AppParts {
  readonly library: Library;
  readonly index: SearchIndex;
  readonly articles: ArticleDesk;
  readonly documents: DocumentCache;
  readonly converters: ConverterPool;
  readonly settings: SettingsFile;
  readonly staged: StagedFiles;
  readonly newId: NewId;
  /** Files from one address are taken in one after the other, in all processes, or each would become an article of its own. */
  readonly addresses: TurnsByName;
  readonly emit: (event: AppEvent) => void;
}
