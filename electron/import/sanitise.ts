import type { Root } from "hast";
import { sanitize } from "hast-util-sanitize";
import { ALLOW_LIST } from "./sanitise/allow-list.ts";
import { arrangeBlocks } from "./sanitise/arrange-blocks.ts";
import { nameFragments } from "./sanitise/name-fragments.ts";
import type { SanitisedHtml } from "./sanitised-html.ts";
import { serialiseDocument } from "./serialise-document.ts";

/**
 * Makes a reading document of any tree, constructively: only what the allow-list names can come out, in a form that every
 * parser reads alike. Sanitising what came out again changes nothing.
 */
export function sanitise(tree: Root): SanitisedHtml {
  const allowed = sanitize(tree, ALLOW_LIST);
  const body: Root =
    allowed.type === "root"
      ? allowed
      : { type: "root", children: allowed.type === "doctype" ? [] : [allowed] };
  const html = serialiseDocument(arrangeBlocks(nameFragments(body)));
  // The one place where the brand is given: everything in it has passed the allow-list above.
  return html as SanitisedHtml;
}
