import { fieldPart } from "#core/query/quote-value.js";
import type { Color } from "#core/annotation/color.js";
import { wording } from "#core/wording/wording.js";
import type { SearchFacets } from "#contract/search-records.js";

/** Something that a search can be narrowed by. */
export interface Facet {
  /** As it is typed, such as `tag:war`. */
  readonly part: string;
  readonly name: string;
  /** Hits that it would leave. */
  readonly count: number;
  readonly color?: Color;
}

export interface FacetGroup {
  readonly id: keyof SearchFacets;
  readonly title: string;
  readonly facets: readonly Facet[];
}

/** @param colorNames  the reader's own. @returns groups without facets are left out */
export function facetGroups(
  { tags, sites, states, colors, years }: SearchFacets,
  colorNames: Readonly<Record<Color, string>>,
): readonly FacetGroup[] {
  const words = wording.search.facets;
  const groups: readonly FacetGroup[] = [
    {
      id: "tags",
      title: words.tags,
      facets: tags.map(({ tag, count }) => ({ part: fieldPart("tag", tag), name: tag, count })),
    },
    {
      id: "states",
      title: words.states,
      facets: states.map(({ state, count }) => ({
        part: fieldPart("is", state),
        name: wording.views[state],
        count,
      })),
    },
    {
      id: "colors",
      title: words.colors,
      facets: colors.map(({ color, count }) => ({
        part: fieldPart("color", color),
        name: colorNames[color],
        count,
        color,
      })),
    },
    {
      id: "sites",
      title: words.sites,
      facets: sites.map(({ site, count }) => ({
        part: fieldPart("site", site),
        name: site,
        count,
      })),
    },
    {
      id: "years",
      title: words.years,
      facets: years.map(({ year, count }) => {
        const name = String(year).padStart(4, "0");
        return { part: fieldPart("published", name), name, count };
      }),
    },
  ];
  return groups.filter(({ facets }) => facets.length > 0);
}

/**
 * @param counted  of the query as it is
 * @param pressed  what was pressed before, in groups
 * @returns the groups with what is asked for and was not counted, since it leaves nothing
 */
export function withPressed(
  counted: readonly FacetGroup[],
  pressed: readonly FacetGroup[],
  isAskedFor: (facet: Facet) => boolean,
): readonly FacetGroup[] {
  let groups = counted;
  for (const { facets, ...group } of pressed) {
    for (const facet of facets) {
      const known = groups.find(({ id }) => id === group.id);
      const isThere = known?.facets.some(({ part }) => part === facet.part) ?? false;
      if (isThere || !isAskedFor(facet)) continue;
      const joined = { ...group, facets: [...(known?.facets ?? []), facet] };
      groups =
        known === undefined
          ? [...groups, joined]
          : groups.map((other) => (other === known ? joined : other));
    }
  }
  return groups;
}
