import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { RiPrinterLine } from '@remixicon/react';
import { formatInstant } from '../../../format';
import type { UrlState } from '../../../url';
import { useText } from '../../common';
import { facetNames } from '../../leaderboard/FacetPickers';
import { labelOfValue } from '../../leaderboard/labelOfValue';
import auditStyles from '../common/Audits.module.css';
import styles from './Report.module.css';

/** Of what the report is, of when, and of which services. */
export function ReportHead(props: {
  at: number;
  /** Parts that are still being read. */
  missing: number;
  url: UrlState;
}) {
  const { t } = useText();
  const { at, missing, url } = props;
  const organisation =
    useApi(configApiRef).getOptionalString('organization.name');
  const search = url.get('q');
  const filters = [
    ...facetNames.flatMap(name => {
      const values = url.getAll(name).map(labelOfValue);
      return values.length > 0
        ? t('leaderboard.filter', {
            name: t(`leaderboard.${name}`),
            value: values.join(', '),
          })
        : [];
    }),
    ...(search ? [t('report.named', { text: search })] : []),
  ];
  return (
    <header className={styles.head}>
      <div>
        <h2 className={styles.name}>
          {organisation === undefined
            ? t('report.titlePlain')
            : t('report.title', { organisation })}
        </h2>
        <p className={auditStyles.text}>
          {t('report.at', { when: formatInstant(at) })}{' '}
          {filters.length > 0
            ? t('report.filters', { filters: filters.join('; ') })
            : t('report.allServices')}
        </p>
        <p className={styles.paperOnly}>
          {t('report.address', { address: window.location.href })}
        </p>
      </div>
      <div className={styles.screenOnly}>
        <Button
          iconStart={<RiPrinterLine aria-hidden />}
          isDisabled={missing > 0}
          onPress={() => window.print()}
        >
          {t('report.print')}
        </Button>
        <p className={styles.waiting} role="status">
          {missing > 0 ? t('report.missing', { count: missing }) : ''}
        </p>
      </div>
    </header>
  );
}
