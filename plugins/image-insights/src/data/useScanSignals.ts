import { useMemo } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { scanSignalChannel } from '@image-insights/backstage-plugin-image-insights-common';

/** Calls `onNews` with the id of each scan that there is news of. */
export type ScanSubscription = (onNews: (scanId: string) => void) => () => void;

/**
 * How to be told of scans; undefined in an app without signals, where one has
 * to ask from time to time.
 */
export function useScanSignals(): ScanSubscription | undefined {
  const signals = useApiHolder().get(signalApiRef);
  return useMemo(
    () =>
      signals &&
      (onNews => {
        try {
          const { unsubscribe } = signals.subscribe(
            scanSignalChannel,
            ({ scanId }) => {
              if (typeof scanId === 'string') onNews(scanId);
            },
          );
          return unsubscribe;
        } catch {
          // Signals need a page served by HTTPS or from this machine; others
          // go on asking.
          return () => {};
        }
      }),
    [signals],
  );
}
