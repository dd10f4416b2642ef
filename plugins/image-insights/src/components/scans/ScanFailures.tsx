import type { Scan } from '@image-insights/backstage-plugin-image-insights-common';
import { DataTable, Section, useText, When } from '../common';
import tableStyles from '../common/table.module.css';

/** What the newest scan with failures could not read, why, and the remedy. */
export function ScanFailures(props: { scan: Scan }) {
  const { t } = useText();
  const { scan } = props;
  return (
    <Section
      title={t('scans.failures')}
      controls={t('scans.failuresOf', {
        when: <When time={scan.startedAt} />,
      })}
    >
      <DataTable label={t('scans.failures')}>
        <thead>
          <tr>
            <th scope="col">{t('repositories.repository')}</th>
            <th scope="col">{t('tags.tag')}</th>
            <th scope="col">{t('tags.why')}</th>
            <th scope="col">{t('tags.remedy')}</th>
          </tr>
        </thead>
        <tbody>
          {scan.failures.map(({ repository, tag, code, message, remedy }) => (
            <tr key={`${repository} ${tag ?? ''} ${code}`}>
              <th scope="row" className={tableStyles.wrap}>
                {repository}
              </th>
              <td className={tableStyles.wrap}>{tag ?? t('scans.allTags')}</td>
              <td>{message}</td>
              <td>{remedy}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}
