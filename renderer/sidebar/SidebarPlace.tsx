import { memo } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import { useIsNarrow } from "../view/use-is-narrow.ts";
import { setDrawer, useView } from "../view/view-store.ts";
import { Sidebar } from "./Sidebar.tsx";
import styles from "./SidebarPlace.module.css";
import { SidebarEdge, useSidebarWidth } from "./SidebarEdge.tsx";

/** The sidebar beside the screen; in a narrow window, a drawer over it. A letter that is typed beside it draws nothing of it again. */
export const SidebarPlace = memo(function SidebarPlace() {
  const isNarrow = useIsNarrow();
  const isDrawerOpen = useView((state) => state.isDrawerOpen);
  const [width, setWidth] = useSidebarWidth();
  if (!isNarrow) {
    return (
      <div className={styles.beside} style={{ width }}>
        <Sidebar edge={<SidebarEdge width={width} onChange={setWidth} />} />
      </div>
    );
  }
  return (
    <ModalOverlay
      isOpen={isDrawerOpen}
      onOpenChange={setDrawer}
      isDismissable
      className={classNames(styles.shade)}
    >
      <Modal className={classNames(styles.drawer)}>
        <Dialog aria-label={wording.app.sidebar} className={classNames(styles.dialog)}>
          <Sidebar />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
});
