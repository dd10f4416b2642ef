import { Button, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import type { UrlState } from '../../url';
import { useText } from '../common';
import { labelOfValue } from './labelOfValue';
import styles from './Leaderboard.module.css';

const names = ['owner', 'system', 'lifecycle', 'kind', 'registry'] as const;

/** The filters that are in force, each of which can be taken away. */
export function FiltersInUse(props: { totalCount?: number; url: UrlState }) {
  const { t } = useText();
  const { totalCount, url } = props;
  const used = names.flatMap(name =>
    url.getAll(name).map(value => ({
      id: `${name} ${value}`,
      name,
      value,
      label: t('leaderboard.filter', {
        name: t(`leaderboard.${name}`),
        value: labelOfValue(value),
      }),
    })),
  );
  function remove(name: string, value: string) {
    url.set({
      [name]: url.getAll(name).filter(other => other !== value),
      after: undefined,
    });
  }
  return (
    <div className={styles.filters}>
      {used.length > 0 && (
        <ul className={styles.used} aria-label={t('leaderboard.filters')}>
          {used.map(({ id, name, value, label }) => (
            <li key={id}>
              <Button
                size="small"
                variant="secondary"
                aria-label={t('leaderboard.removeFilter', { filter: label })}
                iconEnd={<RiCloseLine aria-hidden />}
                onPress={() => remove(name, value)}
              >
                {label}
              </Button>
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
              ...Object.fromEntries(names.map(name => [name, undefined])),
              after: undefined,
            })
          }
        >
          {t('common.clearAll')}
        </Button>
      )}
      <Text role="status">
        {totalCount === undefined
          ? ''
          : t('leaderboard.services', { count: totalCount })}
      </Text>
    </div>
  );
}
