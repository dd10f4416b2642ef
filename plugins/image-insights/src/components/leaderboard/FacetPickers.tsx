import { useCallback, useMemo } from 'react';
import type { UrlState } from '../../url';
import { MultiPicker, useText } from '../common';
import { labelOfValue } from './labelOfValue';
import { useSame } from './useSame';
import styles from './Leaderboard.module.css';

/** What services can be filtered by. */
export const facetNames = [
  'owner',
  'system',
  'lifecycle',
  'kind',
  'registry',
] as const;
/** One of {@link facetNames}. */
export type FacetName = (typeof facetNames)[number];

const firstPage = ['after'] as const;
const none: readonly string[] = [];

/** One facet; drawn again only when its own values change. */
function FacetPicker(props: {
  name: FacetName;
  known: readonly string[];
  chosen: readonly string[];
  pages: readonly string[];
  set: UrlState['set'];
}) {
  const { t } = useText();
  const { name, known, set } = props;
  const values = useSame(props.chosen);
  const pages = useSame(props.pages);
  const options = useMemo(
    () =>
      // What the address names can be removed even if nothing has it.
      [...new Set([...known, ...values])].map(id => ({
        id,
        label: labelOfValue(id),
      })),
    [known, values],
  );
  const choose = useCallback(
    (chosen: string[]) =>
      set({
        [name]: chosen,
        ...Object.fromEntries(pages.map(page => [page, undefined])),
      }),
    [set, name, pages],
  );
  return options.length > 1 || values.length > 0 ? (
    <div className={styles.picker}>
      <MultiPicker
        label={t(`leaderboard.${name}`)}
        values={values}
        options={options}
        onChange={choose}
      />
    </div>
  ) : null;
}

/**
 * A picker for each facet that has more than one value; every choice is in the
 * address and leads back to the first page.
 */
export function FacetPickers<Name extends FacetName>(props: {
  names: readonly Name[];
  /** Values that there are; not known while they load. */
  facets?: Readonly<Record<Name, readonly string[]>>;
  url: UrlState;
  /** Parameters that hold the place in a list. */
  pages?: readonly string[];
}) {
  const { names, facets, url, pages = firstPage } = props;
  return (
    <>
      {names.map(name => (
        <FacetPicker
          key={name}
          name={name}
          known={facets?.[name] ?? none}
          chosen={url.getAll(name)}
          pages={pages}
          set={url.set}
        />
      ))}
    </>
  );
}
