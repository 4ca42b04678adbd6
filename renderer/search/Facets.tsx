import { type Ref, useMemo, useState } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { Toolbar } from "react-aria-components/Toolbar";
import { partsIn, withoutPart, withPart } from "#core/query/query-parts.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../data/use-color-names.ts";
import { Button } from "../ui/Button.tsx";
import { ColorDot } from "../ui/ColorDot.tsx";
import { classNames } from "../ui/class-names.ts";
import { adjustScreen } from "../view/view-store.ts";
import styles from "./Facets.module.css";
import { type Facet, type FacetGroup, facetGroups, withPressed } from "./facet-groups.ts";
import { localTime } from "./local-time.ts";
import { useFacets } from "./use-facets.ts";

interface FacetsProps {
  /** Whose hits are shown: what is pressed is added to it, or taken out. */
  readonly query: string;
  readonly areHitsHere: boolean;
  readonly ref?: Ref<HTMLDivElement>;
}

/** More of one kind are shown when they are asked for. */
const MOST_AT_FIRST = 6;

/** What a search can be narrowed by, beside its results: with how many it leaves. Up and Down lead through it. */
export function Facets({ query, areHitsHere, ref }: FacetsProps) {
  const { facets, areOld } = useFacets(query, areHitsHere);
  const colorNames = useColorNames();
  const [pressed, setPressed] = useState<readonly FacetGroup[]>([]);
  // Read once for all facets.
  const hasPart = useMemo(() => partsIn(query, localTime()), [query]);
  const counted = facets === undefined ? [] : facetGroups(facets, colorNames);
  // What was pressed can be taken out again, also where nothing is left.
  const groups = withPressed(counted, pressed, ({ part }) => hasPart(part));

  function press(group: FacetGroup, facet: Facet): void {
    setPressed([...pressed, { ...group, facets: [{ ...facet, count: 0 }] }]);
    const change = hasPart(facet.part) ? withoutPart : withPart;
    adjustScreen({ kind: "search", query: change(query, facet.part, localTime()), isWhole: true });
  }
  if (groups.length === 0 && !areOld) return null;
  return (
    <aside aria-label={wording.search.facets.label} className={styles.facets}>
      <Toolbar
        ref={ref ?? null}
        orientation="vertical"
        aria-label={wording.search.facets.label}
        data-old={areOld || undefined}
        className={classNames(styles.groups)}
      >
        {groups.map((group) => (
          <Group
            key={group.id}
            group={group}
            isPressed={({ part }) => hasPart(part)}
            onPress={(facet) => press(group, facet)}
          />
        ))}
      </Toolbar>
    </aside>
  );
}

interface GroupProps {
  readonly group: FacetGroup;
  readonly isPressed: (facet: Facet) => boolean;
  readonly onPress: (facet: Facet) => void;
}

function Group({ group: { id, title, facets }, isPressed, onPress }: GroupProps) {
  const [isUnfolded, setUnfolded] = useState(false);
  const shown = facets.filter((facet, at) => isUnfolded || at < MOST_AT_FIRST || isPressed(facet));
  const words = wording.search.facets;
  return (
    <section aria-labelledby={`facets-${id}`}>
      <h2 id={`facets-${id}`} className={styles.title}>
        {title}
      </h2>
      {shown.map((facet) => (
        <ToggleButton
          key={facet.part}
          isSelected={isPressed(facet)}
          onChange={() => onPress(facet)}
          className={classNames(styles.facet)}
        >
          {facet.color !== undefined && <ColorDot color={facet.color} />}
          <bdi className={styles.name}>{facet.name}</bdi>
          <span className={styles.count}>{wording.counts.number(facet.count)}</span>
        </ToggleButton>
      ))}
      {facets.length > MOST_AT_FIRST && (
        <Button
          kind="quiet"
          aria-expanded={isUnfolded}
          onPress={() => setUnfolded(!isUnfolded)}
          className={styles.more}
        >
          {isUnfolded ? words.fewer : words.more(facets.length - shown.length)}
        </Button>
      )}
    </section>
  );
}
