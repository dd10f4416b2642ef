import { Alert } from '@backstage/ui';
import { useBaseImageAudit } from '../../../data';
import { useUrlState } from '../../../url';
import { useText } from '../../common';
import {
  AuditFrame,
  auditSort,
  serviceFilters,
  UnknownRow,
  useOpenRow,
} from '../common';
import styles from '../common/Audits.module.css';
import { BaseImageAnswer } from './BaseImageAnswer';
import { BaseImageTable } from './BaseImageTable';
import { baseOrders } from './baseOrders';
import { BaseUses } from './BaseUses';

const rowsOfPage = 50;

/** Who is on an old base, and what moving to a newer one takes. */
export function BaseImagesAudit() {
  const { t } = useText();
  const url = useUrlState();
  const open = useOpenRow(url);
  const sort = auditSort({ url, orders: baseOrders, names: ['name'] });
  const filters = serviceFilters(url);
  const order = { orderBy: sort.orderBy, order: sort.order };
  const audit = useBaseImageAudit({
    ...filters,
    ...order,
    limit: rowsOfPage,
    cursor: url.get('after'),
  });
  return (
    <AuditFrame
      data={audit}
      url={url}
      unknownSort={sort.unknown}
      csv={{
        list: 'audit/base-images',
        name: 'image-insights-base-images',
        query: { ...filters, ...order },
      }}
      countText={({ totalCount }) =>
        t('audits.baseImages.count', { count: totalCount })
      }
      sentence={value =>
        value.totalCount > 0 && (
          <BaseImageAnswer
            audit={value}
            opened={key => url.href({ open: key, more: undefined })}
          />
        )
      }
      nothing={() => (
        <Alert status="info" icon title={t('audits.baseImages.noImages')} />
      )}
    >
      {(value, isStale) => (
        <>
          <UnknownRow open={open} keys={value.items.map(({ key }) => key)} />
          <BaseImageTable
            audit={value}
            isStale={isStale}
            sort={sort}
            open={open}
          >
            {row => (
              <BaseUses key={row.key} base={row} filters={filters} url={url} />
            )}
          </BaseImageTable>
          <p className={styles.coverage}>{t('audits.baseImages.note')}</p>
        </>
      )}
    </AuditFrame>
  );
}
