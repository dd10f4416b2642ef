import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  RepositoryAudit,
  RepositoryAuditQuery,
  Scan,
  ScanDetails,
  ScanList,
} from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../api';
import { type Data, useData } from './useData';
import { type ScanSubscription, useScanSignals } from './useScanSignals';

/** Scans among which one that is running is looked for. */
const recentScans = 10;

/** A scan that was to begin by now has done so, or soon will. */
const lateMilliseconds = 3_000;

/** What timers of browsers can wait. */
const longestTimer = 2_147_483_647;

/** Whether a scan has not ended yet. @public */
export function isGoingOn(scan: Scan): boolean {
  return scan.state === 'running' || scan.state === 'queued';
}

function newsOf(
  signals: ScanSubscription | undefined,
  isMeant: (scanId: string) => boolean,
) {
  return (
    signals &&
    ((onNews: () => void) =>
      signals(scanId => {
        if (isMeant(scanId)) onNews();
      }))
  );
}

/**
 * One scan, asked for again by itself until it has ended: when the portal's
 * signals tell of it, else from time to time. Nothing without an id.
 * @public
 */
export function useScan(id: string | undefined): Data<ScanDetails> {
  const api = useApi(imageInsightsApiRef);
  const signals = useScanSignals();
  return useData({
    key: id,
    load: signal => api.getScan(id ?? '', { signal }),
    pollWhile: isGoingOn,
    subscribe: newsOf(signals, scanId => scanId === id),
  });
}

/**
 * Scans, newest first. Asked again by itself while one is running, and until
 * there is a first one.
 * @public
 */
export function useScans(options: {
  limit: number;
  cursor?: string;
}): Data<ScanList> {
  const api = useApi(imageInsightsApiRef);
  const signals = useScanSignals();
  const { limit, cursor } = options;
  return useData({
    key: `${limit}|${cursor ?? ''}`,
    load: signal => api.listScans({ limit, cursor }, { signal }),
    pollWhile: list => list.items.length === 0 || list.items.some(isGoingOn),
    keepPrevious: true,
    subscribe: newsOf(signals, () => true),
  });
}

/**
 * The scan that is running and covers a service, and when the next one starts.
 * It is looked for when a scan begins, by signals or by its plan; how it goes on
 * tells {@link useScan}.
 * @public
 */
export function useCoveringScan(options: {
  entityRef: string;
  repositories: readonly string[];
}): { scan?: Scan; nextScanAt?: string; retry: () => void } {
  const api = useApi(imageInsightsApiRef);
  const signals = useScanSignals();
  const { entityRef, repositories } = options;
  const known = useRef(new Set<string>());
  const [planned, setPlanned] = useState(0);
  const { value, retry } = useData({
    key: 'recent scans',
    version: planned,
    load: async signal => {
      const list = await api.listScans({ limit: recentScans }, { signal });
      list.items.forEach(({ id }) => known.current.add(id));
      return list;
    },
    subscribe: newsOf(signals, scanId => {
      const isNew = !known.current.has(scanId);
      // Also one that the reader may not see is looked for only once.
      known.current.add(scanId);
      return isNew;
    }),
  });

  const nextScanAt = value?.nextScanAt;
  useEffect(() => {
    if (nextScanAt === undefined) return undefined;
    const wait = Date.parse(nextScanAt) - Date.now() + lateMilliseconds;
    if (!(wait > 0 && wait < longestTimer)) return undefined;
    const timer = setTimeout(() => setPlanned(count => count + 1), wait);
    return () => clearTimeout(timer);
  }, [nextScanAt]);

  const scan = value?.items.find(
    one =>
      isGoingOn(one) &&
      ((one.entityRef === undefined && one.repository === undefined) ||
        one.entityRef === entityRef ||
        (one.repository !== undefined &&
          repositories.includes(one.repository))),
  );
  return { scan, nextScanAt, retry };
}

/** What could not be read, and why. @public */
export function useRepositoryAudit(
  query: RepositoryAuditQuery,
): Data<RepositoryAudit> {
  const api = useApi(imageInsightsApiRef);
  return useData({
    key: JSON.stringify(query),
    load: signal => api.getRepositoryAudit(query, { signal }),
    keepPrevious: true,
  });
}
