import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  imageInsightsScanTriggerPermission,
  type Scan,
  type StartScanRequest,
} from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../../api';
import { Spoken, useText } from '../common';

/** Starts a scan, for those who may; nothing for others. */
export function ScanNowButton(props: {
  request?: StartScanRequest;
  onStarted: (scan: Scan) => void;
}) {
  const { t } = useText();
  const api = useApi(imageInsightsApiRef);
  const { allowed } = usePermission({
    permission: imageInsightsScanTriggerPermission,
  });
  const [isStarting, setStarting] = useState(false);
  const [message, setMessage] = useState('');
  const [isFailure, setFailure] = useState(false);

  async function start() {
    setStarting(true);
    setMessage('');
    try {
      const scan = await api.startScan(props.request);
      setFailure(false);
      setMessage(t('scan.started'));
      props.onStarted(scan);
    } catch (error) {
      setFailure(true);
      setMessage(
        t('scan.failed', {
          message: error instanceof Error ? error.message : String(error),
        }),
      );
    } finally {
      setStarting(false);
    }
  }

  if (!allowed) {
    return null;
  }
  const status = isFailure ? (
    <span role="alert">{message}</span>
  ) : (
    <Spoken role="status">{message}</Spoken>
  );
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
      {status}
    </>
  );
}
