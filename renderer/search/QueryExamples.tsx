import { Search } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { wording } from "#core/wording/wording.js";
import { EmptyState } from "../ui/EmptyState.tsx";
import { classNames } from "../ui/class-names.ts";
import { adjustScreen } from "../view/view-store.ts";
import { QueryFields } from "./QueryFields.tsx";
import styles from "./QueryExamples.module.css";

/** What can be asked, while nothing is asked yet; pressing an example asks it. */
export function QueryExamples() {
  return (
    <div className={styles.examples}>
      <EmptyState icon={<Search aria-hidden="true" />} title={wording.search.label} />
      <ul>
        {wording.search.examples.map(({ query, means }) => (
          <li key={query}>
            <Button
              className={classNames(styles.example)}
              onPress={() => adjustScreen({ kind: "search", query, isWhole: true })}
            >
              <code>{query}</code>
              <span>{means}</span>
            </Button>
          </li>
        ))}
      </ul>
      <QueryFields />
    </div>
  );
}
