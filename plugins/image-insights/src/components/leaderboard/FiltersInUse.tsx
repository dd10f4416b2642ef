import { Button, Tag, TagGroup, Text } from '@backstage/ui';
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
      label: t('leaderboard.removeFilter', {
        name: t(`leaderboard.${name}`),
        value: labelOfValue(value),
      }),
    })),
  );
  function remove(ids: ReadonlySet<unknown>) {
    for (const { id, name, value } of used) {
      if (ids.has(id)) {
        url.set({
          [name]: url.getAll(name).filter(other => other !== value),
          after: undefined,
        });
      }
    }
  }
  return (
    <div className={styles.filters}>
      {used.length > 0 && (
        <TagGroup aria-label={t('leaderboard.filters')} onRemove={remove}>
          {used.map(filter => (
            <Tag key={filter.id} id={filter.id} textValue={filter.label}>
              {filter.label}
            </Tag>
          ))}
        </TagGroup>
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
