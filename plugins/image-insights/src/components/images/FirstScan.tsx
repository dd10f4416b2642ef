import { Alert } from '@backstage/ui';
import { useScans } from '../../data';
import { useText } from '../common';
import { ScanProgress } from '../scans/ScanProgress';

/** The progress of a repository's first scan. */
export function FirstScan() {
  const { t } = useText();
  const scans = useScans({ limit: 1 });
  const running = scans.value?.items.find(({ state }) => state === 'running');
  const found = running?.counts.found ?? 0;
  const done = running ? found - running.counts.remaining : 0;
  return (
    <Alert
      status="info"
      icon
      role="status"
      title={
        found > 0
          ? t('states.scanningTitle', {
              done: String(done),
              total: String(found),
            })
          : t('states.scanningTitleUnknown')
      }
      description={
        <>
          {t('states.scanningText')}
          {running && <ScanProgress scan={running} />}
        </>
      }
    />
  );
}
