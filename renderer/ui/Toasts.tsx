import { X } from "lucide-react";
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as Content,
  UNSTABLE_ToastRegion as Region,
} from "react-aria-components/Toast";
import { Text } from "react-aria-components/Text";
import { wording } from "#core/wording/wording.js";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import styles from "./Toasts.module.css";
import { classNames } from "./class-names.ts";
import { toasts } from "./toasts.ts";

/** Where toasts appear; mounted once, by the App. */
export function Toasts() {
  return (
    <Region queue={toasts} className={classNames(styles.region)}>
      {({ toast }) => (
        <Toast
          toast={toast}
          className={classNames(styles.toast, toast.content.kind === "trouble" && styles.trouble)}
        >
          <Content className={classNames(styles.text)}>
            <Text slot="title">{toast.content.text}</Text>
          </Content>
          {toast.content.action !== undefined && (
            <Button
              kind="quiet"
              className={styles.action}
              onPress={() => {
                toast.content.action?.run();
                toasts.close(toast.key);
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <IconButton label={wording.app.close} slot="close">
            <X />
          </IconButton>
        </Toast>
      )}
    </Region>
  );
}
