import { History, TriangleAlert } from "lucide-react";
import type { ArticleDetail } from "#contract/records.js";
import { describeMoment } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { useKeyOf } from "../../keyboard/use-command.ts";
import { letVersionOpen } from "../../library/change-articles.ts";
import { Button } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
import { useNow } from "../../view/use-now.ts";
import { useReaderStore } from "../state/reader-store.ts";
import styles from "./VersionLine.module.css";
import type { Versions } from "./use-versions.ts";

interface VersionLineProps {
  readonly detail: ArticleDetail;
  readonly versions: Versions;
  /** How many highlights stand nowhere in the version that is shown. */
  readonly unplaced: number;
}

/** Says quietly that an article has several versions, which of them is shown, and leads to the others. */
export function VersionLine({ detail, versions, unplaced }: VersionLineProps) {
  const store = useReaderStore();
  const words = wording.versions;
  const { other, newest, older } = versions;
  const isOtherNewest = other.contentHash === newest.contentHash;
  return (
    <section className={styles.line} aria-label={words.label}>
      <p className={styles.words}>
        <History aria-hidden="true" />
        <span>{useSentence(detail, versions)}</span>
      </p>
      {unplaced > 0 && (
        <Button
          kind="quiet"
          className={styles.unplaced}
          icon={<TriangleAlert aria-hidden="true" />}
          onPress={() => store.setState({ panel: "notes" })}
        >
          {words.unplaced(unplaced)}
        </Button>
      )}
      <div className={styles.actions}>
        <Button kind="quiet" onPress={versions.seeDifference}>
          {words.seeDifference}
          <Kbd chord={useKeyOf("see-difference")} />
        </Button>
        <Button kind="quiet" onPress={() => versions.show(other.contentHash)}>
          {isOtherNewest ? words.newest : other === older ? words.earlier : words.later}
          <Kbd chord={useKeyOf("other-version")} />
        </Button>
        <OpeningChoice detail={detail} versions={versions} />
        {detail.versions.length > 2 && <AllVersions detail={detail} versions={versions} />}
      </div>
    </section>
  );
}

function useSentence(
  { current, chosenBy }: ArticleDetail,
  { shown, newest, other }: Versions,
): string {
  const words = wording.versions;
  const now = useNow();
  const shownOn = describeMoment(shown.imported, now);
  const newestOn = describeMoment(newest.imported, now);
  const isShownCurrent = shown.contentHash === current;
  if (shown.contentHash === newest.contentHash) {
    return isShownCurrent
      ? words.updated(newestOn, describeMoment(other.imported, now))
      : words.newestNotOpening(newestOn);
  }
  if (!isShownCurrent) return words.older(shownOn, newestOn);
  return chosenBy === "import" ? words.kept(newestOn) : words.chosen(shownOn, newestOn);
}

/** Which version opens is a deed like any other, with a way back. */
function OpeningChoice({
  detail,
  versions: { shown, newest },
}: Omit<VersionLineProps, "unplaced">) {
  const words = wording.versions;
  const { articleId, current } = detail;
  if (shown.contentHash === current) return null;
  const isNewest = shown.contentHash === newest.contentHash;
  return (
    <Button
      kind="quiet"
      onPress={() => void letVersionOpen(articleId, isNewest ? null : shown.contentHash)}
    >
      {words.openThis}
    </Button>
  );
}

function AllVersions({ detail, versions }: Omit<VersionLineProps, "unplaced">) {
  const words = wording.versions;
  const now = useNow();
  return (
    <Menu
      label={words.all(detail.versions.length)}
      trigger={<Button kind="quiet">{words.all(detail.versions.length)}</Button>}
      selected={versions.shown.contentHash}
      onSelect={(id) => {
        const chosen = detail.versions.find(({ contentHash }) => contentHash === id);
        if (chosen !== undefined) versions.show(chosen.contentHash);
      }}
    >
      {detail.versions.toReversed().map(({ contentHash, imported, words: length }) => (
        <MenuItem
          key={contentHash}
          id={contentHash}
          label={words.version(describeMoment(imported, now), length)}
        />
      ))}
    </Menu>
  );
}
