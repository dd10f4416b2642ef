import { Link } from '@backstage/ui';
import {
  formatBytes,
  type BaseImageAudit,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatAge } from '../../../format';
import { useText } from '../../common';
import styles from '../common/Audits.module.css';
import { baseName } from './baseName';

/** Who is on an old base, and what one version of each would save. */
export function BaseImageAnswer(props: {
  audit: Pick<BaseImageAudit, 'items' | 'totalCount' | 'totals' | 'coverage'>;
  /** Makes the address that opens a row. */
  opened?: (key: string) => string;
}) {
  const text = useText();
  const { t, locale } = text;
  const { audit, opened } = props;
  const { items, totalCount, totals, coverage } = audit;
  const furthest =
    items.length === totalCount
      ? items.reduce<(typeof items)[number] | undefined>(
          (most, row) =>
            (row.daysBehind ?? 0) > (most?.daysBehind ?? 0) ? row : most,
          undefined,
        )
      : undefined;
  const unknown = items.find(({ kind }) => kind === 'unknown');
  return (
    <>
      <h2 className={styles.sentence}>
        {totals.servicesBehind > 0
          ? t('audits.baseImages.behind', {
              count: totals.servicesBehind,
              services: coverage.read.toLocaleString(locale),
            })
          : t('audits.baseImages.noneBehind')}
      </h2>
      <p className={styles.text}>
        {furthest?.daysBehind !== undefined &&
          `${t('audits.baseImages.furthest', {
            name: baseName(furthest, text),
            age: formatAge(furthest.daysBehind, locale),
          })} `}
        {totals.servicesPastEndOfLife > 0 &&
          `${t('audits.baseImages.servicesEnded', {
            count: totals.servicesPastEndOfLife,
          })} `}
        {totals.oneBaseSavesBytes > 0 &&
          `${t('audits.baseImages.saves', {
            bytes: formatBytes(totals.oneBaseSavesBytes, { locale }),
          })} `}
        {totals.servicesUnknown > 0 && (
          <>
            {t('audits.baseImages.unknown', { count: totals.servicesUnknown })}
            {unknown && opened && (
              <>
                {' ('}
                <Link href={opened(unknown.key)}>
                  {t('audits.baseImages.which')}
                </Link>
                )
              </>
            )}
            .
          </>
        )}
      </p>
    </>
  );
}
