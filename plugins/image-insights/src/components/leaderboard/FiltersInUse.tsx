import { memo, useCallback, useRef } from 'react';
import { Button, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import type { UrlState } from '../../url';
import { useText } from '../common';
import { facetNames, type FacetName } from './FacetPickers';
import { labelOfValue } from './labelOfValue';
import styles from './Leaderboard.module.css';

/** A filter that a list has besides those of services. */
export interface FurtherFilter {
  /** Of the parameter. */
  name: string;
  value: string;
  /** As it is read: `Severity: high`. */
  label: string;
}

/** One filter, and how to take it away; drawn again only when it changes. */
const Filter = memo(function DrawnFilter(props: {
  name: string;
  value: string;
  label: string;
  onRemove: (name: string, value: string) => void;
}) {
  const { t } = useText();
  const { name, value, label, onRemove } = props;
  return (
    <Button
      size="small"
      variant="secondary"
      aria-label={t('leaderboard.removeFilter', { filter: label })}
      iconEnd={<RiCloseLine aria-hidden />}
      onPress={() => onRemove(name, value)}
    >
      {label}
    </Button>
  );
});

/** The filters that are in force, each of which can be taken away. */
export function FiltersInUse(props: {
  totalCount?: number;
  /** How many rows there are, where they are no services. */
  countText?: string;
  url: UrlState;
  names?: readonly FacetName[];
  further?: readonly FurtherFilter[];
  /** Parameters that hold the place in a list. */
  pages?: readonly string[];
}) {
  const { t } = useText();
  const { totalCount, countText, url, names = facetNames } = props;
  const { further = [], pages = ['after'] } = props;
  const firstPages = Object.fromEntries(pages.map(page => [page, undefined]));
  const used = [
    ...further,
    ...names.flatMap(name =>
      url.getAll(name).map(value => ({
        name,
        value,
        label: t('leaderboard.filter', {
          name: t(`leaderboard.${name}`),
          value: labelOfValue(value),
        }),
      })),
    ),
  ];
  const remove = (name: string, value: string) =>
    url.set({
      [name]: url.getAll(name).filter(other => other !== value),
      ...firstPages,
    });
  const latest = useRef(remove);
  latest.current = remove;
  const removePresent = useCallback(
    (name: string, value: string) => latest.current(name, value),
    [],
  );
  return (
    <div className={styles.filters}>
      {used.length > 0 && (
        <ul className={styles.used} aria-label={t('leaderboard.filters')}>
          {used.map(({ name, value, label }) => (
            <li key={`${name} ${value}`}>
              <Filter
                name={name}
                value={value}
                label={label}
                onRemove={removePresent}
              />
            </li>
          ))}
        </ul>
      )}
      {used.length > 1 && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() =>
            url.set({
              ...Object.fromEntries(used.map(({ name }) => [name, undefined])),
              ...firstPages,
            })
          }
        >
          {t('common.clearAll')}
        </Button>
      )}
      <Text role="status">
        {countText ??
          (totalCount === undefined
            ? ''
            : t('leaderboard.services', { count: totalCount }))}
      </Text>
    </div>
  );
}
