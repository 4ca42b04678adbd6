import type { ArticleDetail } from "#contract/records.js";
import { DetailsDialog } from "../details/DetailsDialog.tsx";
import { useReader } from "../state/reader-store.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import { RenameDialog } from "./RenameDialog.tsx";

/** What asks or tells something above the text, one at a time. */
export function ReaderDialogs({ detail }: { readonly detail: ArticleDetail }) {
  const dialog = useReader((state) => state.dialog);
  return (
    <>
      <LinkDialog />
      {dialog === "rename" && <RenameDialog detail={detail} />}
      {dialog === "details" && <DetailsDialog detail={detail} />}
    </>
  );
}
