import { wording } from "#core/wording/wording.js";
import { MenuItem } from "../ui/Menu.tsx";

/** The formats that highlights and notes can leave in; items of a menu, named as `ExportFormat`. */
export function ExportItems() {
  const { exportMarkdown, exportJson } = wording.notebook;
  return (
    <>
      <MenuItem id="markdown" label={exportMarkdown} />
      <MenuItem id="json" label={exportJson} />
    </>
  );
}
