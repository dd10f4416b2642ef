import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  imageInsightsScanTriggerPermission,
  type StartScanRequest,
  type StartedScan,
} from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../../api';
import { isGoingOn } from '../../data';
import { Spoken, useText, When } from '../common';
import styles from './Scans.module.css';

/**
 * Starts a scan, for those who may; tells others when the next one starts by
 * itself, where that is known.
 */
export function ScanNowButton(props: {
  request?: StartScanRequest;
  nextScanAt?: string;
  onStarted: (scan: StartedScan) => void;
}) {
  const { t } = useText();
  const api = useApi(imageInsightsApiRef);
  const { request, nextScanAt, onStarted } = props;
  const { allowed, loading } = usePermission({
    permission: imageInsightsScanTriggerPermission,
  });
  const [isStarting, setStarting] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [message, setMessage] = useState('');

  async function start() {
    setStarting(true);
    setFailure(undefined);
    setMessage('');
    try {
      const scan = await api.startScan(request);
      if (scan.isNew !== false) setMessage(t('scan.started'));
      else if (isGoingOn(scan)) setMessage(t('health.alreadyRunning'));
      onStarted(scan);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setStarting(false);
    }
  }

  if (!allowed) {
    return loading || nextScanAt === undefined ? null : (
      <span className={styles.next}>
        {t('health.nextScan', { when: <When time={nextScanAt} /> })}
      </span>
    );
  }
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        isPending={isStarting}
        onPress={start}
      >
        {t('scan.now')}
      </Button>
      {failure === undefined ? (
        <Spoken role="status">{message}</Spoken>
      ) : (
        <span role="alert">{t('scan.failed', { message: failure })}</span>
      )}
    </>
  );
}
