import { memo, type Ref, useMemo, useState } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { Toolbar } from "react-aria-components/Toolbar";
import { partsIn, withoutPart, withPart } from "#core/query/query-parts.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../data/use-color-names.ts";
import { Button } from "../ui/Button.tsx";
import { ColorDot } from "../ui/ColorDot.tsx";
import { classNames } from "../ui/class-names.ts";
import { useStableHandler } from "../ui/use-stable-handler.ts";
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
  const counted = useMemo(
    () => (facets === undefined ? [] : facetGroups(facets, colorNames)),
    [facets, colorNames],
  );
  // What was pressed can be taken out again, also where nothing is left.
  const groups = withPressed(counted, pressed, ({ part }) => hasPart(part));

  const press = useStableHandler((id: FacetGroup["id"], title: string, facet: Facet) => {
    setPressed([...pressed, { id, title, facets: [{ ...facet, count: 0 }] }]);
    const change = hasPart(facet.part) ? withoutPart : withPart;
    adjustScreen({ kind: "search", query: change(query, facet.part, localTime()), isWhole: true });
  });
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
            onPress={press}
          />
        ))}
      </Toolbar>
    </aside>
  );
}

interface GroupProps {
  readonly group: FacetGroup;
  readonly isPressed: (facet: Facet) => boolean;
  readonly onPress: FacetButtonProps["onPress"];
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
        <FacetButton
          key={facet.part}
          id={id}
          title={title}
          facet={facet}
          isPressed={isPressed(facet)}
          onPress={onPress}
        />
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

interface FacetButtonProps extends Pick<FacetGroup, "id" | "title"> {
  readonly facet: Facet;
  readonly isPressed: boolean;
  /** Gets the group's id and title with it. */
  readonly onPress: (id: FacetGroup["id"], title: string, facet: Facet) => void;
}

/** Dozens stand beside the hits, of which a letter that is typed draws none again. */
const FacetButton = memo(function FacetButton(props: FacetButtonProps) {
  const { id, title, facet, isPressed, onPress } = props;
  return (
    <ToggleButton
      isSelected={isPressed}
      onChange={() => onPress(id, title, facet)}
      className={classNames(styles.facet)}
    >
      {facet.color !== undefined && <ColorDot color={facet.color} />}
      <bdi className={styles.name}>{facet.name}</bdi>
      <span className={styles.count}>{wording.counts.number(facet.count)}</span>
    </ToggleButton>
  );
});
