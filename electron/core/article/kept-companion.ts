import { z } from "zod";
import { ASSET_NAME } from "./asset.ts";

/** A picture that lay beside a page when it was imported and that the article shows: so that the page can be read again with it. */
export const KeptCompanion = z.object({
  /** From the page's folder, with slashes, such as `page_files/bridge.png`. */
  path: z.string(),
  /** Name of the asset that it became. */
  asset: z.string().regex(ASSET_NAME),
});
export type KeptCompanion = Readonly<z.infer<typeof KeptCompanion>>;
