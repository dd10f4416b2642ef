import type {
  BaseImageAuditRow,
  BaseImageUsesQuery,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useBaseImageUses } from '../../../data';
import type { UrlState } from '../../../url';
import { useText } from '../../common';
import { OpenedRow, rowsInside } from '../common';
import { baseName } from './baseName';
import { BaseUseTable } from './BaseUseTable';

/** Which images stand on one base, a page of them. */
export function BaseUses(props: {
  base: BaseImageAuditRow;
  /** Of the list that the row stands in. */
  filters: BaseImageUsesQuery;
  url: UrlState;
}) {
  const text = useText();
  const { t, locale } = text;
  const { base, filters, url } = props;
  const uses = useBaseImageUses({
    ...filters,
    base: base.key,
    limit: rowsInside,
    cursor: url.get('more'),
  });
  return (
    <OpenedRow data={uses} url={url} rows={base.images}>
      {({ items, totalCount }, isStale) => {
        const amount = totalCount.toLocaleString(locale);
        return (
          <BaseUseTable
            label={
              base.kind === 'unknown'
                ? t('audits.baseImages.usesUnknown', { amount })
                : t('audits.baseImages.uses', {
                    name: baseName(base, text),
                    amount,
                  })
            }
            base={base}
            uses={items}
            isStale={isStale}
          />
        );
      }}
    </OpenedRow>
  );
}
