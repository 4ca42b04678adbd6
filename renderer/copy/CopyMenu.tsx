import type { ReactElement } from "react";
import { COPY_KINDS, type CopyKind } from "#core/quotation/copied-text.js";
import { wording } from "#core/wording/wording.js";
import { COPY_COMMANDS } from "../keyboard/copy-commands.ts";
import { useKeyOf } from "../keyboard/use-command.ts";
import { Menu, MenuItem } from "../ui/Menu.tsx";

interface CopyMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly onCopy: (kind: CopyKind) => void;
}

/** The ways to copy highlights, or selected words, with their keys. */
export function CopyMenu({ trigger, onCopy }: CopyMenuProps) {
  return (
    <Menu label={wording.copy.copyAs} trigger={trigger}>
      {COPY_KINDS.map((kind) => (
        <CopyItem key={kind} kind={kind} onCopy={onCopy} />
      ))}
    </Menu>
  );
}

interface CopyItemProps {
  readonly kind: CopyKind;
  readonly onCopy: (kind: CopyKind) => void;
}

function CopyItem({ kind, onCopy }: CopyItemProps) {
  return (
    <MenuItem
      id={kind}
      label={wording.copy.kinds[kind]}
      chord={useKeyOf(COPY_COMMANDS[kind])}
      onAction={() => onCopy(kind)}
    />
  );
}
