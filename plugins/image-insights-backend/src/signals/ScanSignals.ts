import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  ScanSignal,
  scanSignalChannel,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Readers are told of progress no more often than this. */
const PROGRESS_MILLIS = 1_000;

/** Tells pages that are open that there is news of a scan. */
export interface ScanSignals {
  /** At a scan's start and end: told in any case. */
  changed(scanId: string): void;
  /** In between: told at most once a second for each scan. */
  progressed(scanId: string): void;
}

/**
 * Tells by the portal's signals. A message holds the scan's id and nothing
 * else, because everybody may listen: what the scan found is asked for through
 * the API, which looks at what the caller may read.
 *
 * A scan never waits for its signals, and no failure of theirs is one of the
 * scan. Where a portal has no signals backend, nobody listens and the events
 * service drops what it is given.
 */
export class PublishedScanSignals implements ScanSignals {
  /** When each running scan was last told of, in milliseconds. */
  private readonly toldAt = new Map<string, number>();
  private readonly underWay = new Set<string>();

  constructor(
    private readonly options: {
      signals: SignalsService;
      logger: LoggerService;
      now?: () => number;
    },
  ) {}

  changed(scanId: string): void {
    this.toldAt.delete(scanId);
    this.publish(scanId);
  }

  progressed(scanId: string): void {
    const now = this.now();
    const told = this.toldAt.get(scanId);
    const isTooSoon = told !== undefined && now - told < PROGRESS_MILLIS;
    // Where publishing is slow, progress waits its turn rather than in a queue.
    if (isTooSoon || this.underWay.has(scanId)) {
      return;
    }
    this.toldAt.set(scanId, now);
    this.publish(scanId);
  }

  private publish(scanId: string): void {
    const { signals, logger } = this.options;
    this.underWay.add(scanId);
    signals
      .publish<ScanSignal>({
        channel: scanSignalChannel,
        recipients: { type: 'broadcast' },
        message: { scanId },
      })
      .catch(error =>
        logger.debug('A signal about a scan could not be sent', {
          scanId,
          reason: String(error),
        }),
      )
      .finally(() => this.underWay.delete(scanId));
  }

  private now(): number {
    return (this.options.now ?? (() => performance.now()))();
  }
}
