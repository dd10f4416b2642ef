import { LoggerService } from '@backstage/backend-plugin-api';
import { StartedScan } from '@image-insights/backstage-plugin-image-insights-common';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { ScanTarget } from '../database/ScanStore';
import { Stores } from '../database/Stores';
import { Scanner } from './Scanner';
import { STOP_MILLIS, settledWithin } from './settledWithin';

/** A scan that a person started ends by then, whatever hangs. */
const LONGEST_SCAN_MILLIS = 60 * 60_000;

/** Begins scans, by schedule or because a person asked, and stops them. */
export class ScanService {
  private readonly shutdown = new AbortController();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly options: {
      scanner: Scanner;
      stores: Stores;
      entities: CatalogEntities;
      cooldownMillis: number;
      logger: LoggerService;
      /** How long a first scan waits for the catalog to fill. */
      catalogPatienceMillis?: number;
      /** How often another process's scan is looked at. */
      pollMillis?: number;
    },
  ) {}

  /** What the scheduler calls; ends when the scan has. */
  async runScheduled(signal: AbortSignal): Promise<void> {
    const either = AbortSignal.any([signal, this.shutdown.signal]);
    await this.waitForCatalog(either);
    while (!either.aborted) {
      const { scan, isNew } = await this.options.stores.scans.begin({
        target: {},
        trigger: 'schedule',
        cooldownMillis: 0,
      });
      if (isNew) {
        await this.track(
          this.options.scanner.run({
            scanId: scan.id,
            target: {},
            signal: either,
          }),
        );
        return;
      }
      if (!(await this.wasCutShort(scan.id, either))) {
        return;
      }
    }
  }

  /**
   * Waits for a scan that somebody else runs. True where its process died, so
   * that what it was to do is still to be done.
   */
  private async wasCutShort(
    scanId: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { scans } = this.options.stores;
    while (!signal.aborted) {
      await scans.markInterrupted();
      const scan = await scans.get(scanId);
      if (scan?.state !== 'running') {
        return scan?.state === 'interrupted';
      }
      await sleep(this.options.pollMillis ?? 5_000, signal);
    }
    return false;
  }

  /** Begins a scan and returns; it goes on in the background. */
  async start(target: ScanTarget): Promise<StartedScan> {
    const { scan, isNew } = await this.options.stores.scans.begin({
      target,
      trigger: 'user',
      cooldownMillis: this.options.cooldownMillis,
    });
    if (isNew) {
      this.track(
        this.options.scanner.run({
          scanId: scan.id,
          target,
          signal: AbortSignal.any([
            this.shutdown.signal,
            AbortSignal.timeout(LONGEST_SCAN_MILLIS),
          ]),
        }),
      ).catch(error =>
        this.options.logger.error('A scan could not be recorded', error),
      );
    }
    return { ...scan, isNew };
  }

  /** Stops what runs in this process and waits for its records to be ended. */
  async stop(): Promise<void> {
    this.shutdown.abort(new Error('The backend stops'));
    await settledWithin(this.running, STOP_MILLIS);
  }

  /**
   * At a first start the catalog is still reading its sources. Rather than
   * finding nothing and coming back in half an hour, look again soon.
   */
  private async waitForCatalog(signal: AbortSignal): Promise<void> {
    const deadline =
      Date.now() + (this.options.catalogPatienceMillis ?? 60_000);
    const stored = await this.options.stores.entities.list();
    if (stored.length > 0) {
      return;
    }
    let before = -1;
    while (Date.now() < deadline && !signal.aborted) {
      const count = await this.countEntities(signal);
      // Twice the same number: the catalog has come to rest.
      if (count > 0 && count === before) {
        return;
      }
      before = count;
      await sleep(1_000, signal);
    }
  }

  private async countEntities(signal: AbortSignal): Promise<number> {
    let count = 0;
    try {
      for await (const page of this.options.entities.withImages(signal)) {
        count += page.length;
      }
    } catch (error) {
      signal.throwIfAborted();
      this.options.logger.debug('The catalog does not answer yet', {
        reason: String(error),
      });
    }
    return count;
  }

  private async track(scan: Promise<void>): Promise<void> {
    this.running.add(scan);
    try {
      await scan;
    } finally {
      this.running.delete(scan);
    }
  }
}

function sleep(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, millis);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}
