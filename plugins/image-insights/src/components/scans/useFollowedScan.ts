import { useEffect, useRef, useState } from 'react';
import type { Scan } from '@image-insights/backstage-plugin-image-insights-common';
import { useScan } from '../../data';

/**
 * Watches a scan from when it was started until it has ended, and tells then.
 *
 * @returns the scan while it goes on, and a function that begins to watch one
 */
export function useFollowedScan(onEnded: () => void): {
  running?: Scan;
  follow: (scan: Scan) => void;
} {
  const [started, setStarted] = useState<Scan>();
  const { value } = useScan(started?.id);
  const scan = value ?? started;
  const isRunning = scan?.state === 'running' || scan?.state === 'queued';
  const ended = scan && !isRunning ? scan.id : undefined;

  const tell = useRef(onEnded);
  tell.current = onEnded;
  useEffect(() => {
    if (ended !== undefined) {
      setStarted(undefined);
      tell.current();
    }
  }, [ended]);
  return { running: isRunning ? scan : undefined, follow: setStarted };
}
