import type { UrlState } from '../../url';
import { MultiPicker, useText } from '../common';
import { labelOfValue } from './labelOfValue';
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
  const { t } = useText();
  const { names, facets, url, pages = ['after'] } = props;
  return (
    <>
      {names.map(name => {
        const facet: FacetName = name;
        const values = url.getAll(name);
        const known = facets?.[name] ?? [];
        // What the address names can be removed even if nothing has it.
        const all = [...new Set([...known, ...values])];
        return all.length > 1 || values.length > 0 ? (
          <div key={name} className={styles.picker}>
            <MultiPicker
              label={t(`leaderboard.${facet}`)}
              values={values}
              options={all.map(id => ({ id, label: labelOfValue(id) }))}
              onChange={chosen =>
                url.set({
                  [name]: chosen,
                  ...Object.fromEntries(pages.map(page => [page, undefined])),
                })
              }
            />
          </div>
        ) : null;
      })}
    </>
  );
}
