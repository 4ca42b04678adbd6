import type { SourceFile } from "../source-file.ts";
import type { StatedFacts } from "./stated-facts.ts";

/** A web page as it was saved, with what was saved beside it: its own bytes under the name of the file that holds them. */
export interface SavedPage extends Pick<SourceFile, "name" | "bytes" | "encoding"> {
  /** Label of its encoding, where what holds the page says one. */
  readonly declaredEncoding: string | undefined;
  /** What the archive that holds the page says of it: its address, its title. */
  readonly stated: StatedFacts;
  /**
   * Finds what was saved with the page; the same bytes are the same object.
   * @param address  as the page names it
   * @param base  what relative addresses count from; null when unknown
   */
  companion(address: string, base: string | null): Uint8Array | undefined;
}
