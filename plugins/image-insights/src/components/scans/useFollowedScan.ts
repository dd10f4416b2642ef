import { useEffect, useRef, useState } from 'react';
import { toastApiRef, useApiHolder } from '@backstage/frontend-plugin-api';
import type {
  Scan,
  StartedScan,
} from '@image-insights/backstage-plugin-image-insights-common';
import { isGoingOn, useScan } from '../../data';
import { useText } from '../common';
import { failureCount } from './progressOf';
import { endWords } from './scanWords';
import { useScanLink } from './useScanLink';

const toastMilliseconds = 12_000;

/** A scan that is watched, and how to watch another. */
export interface FollowedScan {
  /** The one that goes on; else the one that was asked for, with its end. */
  scan?: Scan;
  /** What the answer was when a scan was asked for here. */
  started?: StartedScan;
  follow: (scan: StartedScan) => void;
}

/**
 * Watches the scan that was asked for here until it has ended, and else the one
 * that runs anyway. The end of one that was asked for is told by a toast, in
 * apps that have toasts.
 *
 * @param options - `covering`: a scan that runs anyway; `onEnded`: called when a
 * scan that was seen running has ended
 */
export function useFollowedScan(options: {
  covering?: Scan;
  onEnded: (scan: Scan) => void;
}): FollowedScan {
  const { covering, onEnded } = options;
  const text = useText();
  const link = useScanLink();
  const toasts = useApiHolder().get(toastApiRef);

  const [started, follow] = useState<StartedScan>();
  const own = useScan(started?.id).value ?? started;
  const isOwnGoingOn = own !== undefined && isGoingOn(own);
  const other = covering && covering.id !== own?.id ? covering : undefined;
  const otherId = isOwnGoingOn ? undefined : other?.id;
  const watched = useScan(otherId).value ?? other;
  const isOtherGoingOn = watched !== undefined && isGoingOn(watched);

  const running = useRef(new Set<string>());
  function tell(scan: Scan) {
    onEnded(scan);
    if (scan.id !== started?.id || !toasts) {
      return;
    }
    const failed = failureCount(scan);
    const href = link(scan.id);
    const worked = failed > 0 ? 'warning' : 'success';
    toasts.post({
      title: endWords(scan, text),
      status: scan.state === 'finished' ? worked : 'danger',
      timeout: toastMilliseconds,
      links: href
        ? [
            {
              label: text.t(failed > 0 ? 'health.seeFailures' : 'health.see'),
              href,
            },
          ]
        : undefined,
    });
  }
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    for (const scan of [own, watched]) {
      if (scan && isGoingOn(scan)) {
        running.current.add(scan.id);
      } else if (scan && running.current.delete(scan.id)) {
        latest.current(scan);
      }
    }
  }, [own, watched]);

  return {
    scan: isOwnGoingOn || !isOtherGoingOn ? own : watched,
    started,
    follow,
  };
}
