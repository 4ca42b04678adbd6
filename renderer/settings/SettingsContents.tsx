import { wording } from "#core/wording/wording.js";
import { sectionId } from "./section-id.ts";
import styles from "./SettingsContents.module.css";
import { useSectionInView } from "./use-section-in-view.ts";

interface SettingsContentsProps {
  /** Of the groups, in their order. */
  readonly titles: readonly string[];
}

/** The way to each part of a long page; the one that stands at the top is marked. */
export function SettingsContents({ titles }: SettingsContentsProps) {
  const current = useSectionInView(titles);
  return (
    <nav aria-label={wording.settings.contents} className={styles.contents}>
      <ol className={styles.list}>
        {titles.map((title, number) => (
          <li key={title}>
            <button
              type="button"
              className={styles.entry}
              aria-current={number === current ? "location" : undefined}
              onClick={() => goTo(title)}
            >
              {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The heading gets the focus: Tab goes on from there. */
function goTo(title: string): void {
  const section = document.querySelector(`#${sectionId(title)}`);
  section?.scrollIntoView({ block: "start" });
  section?.querySelector("h2")?.focus({ preventScroll: true });
}
