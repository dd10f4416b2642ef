import { setTimeout as wait } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { RuleSet } from '@image-insights/image-analysis';
import { ContentsReader } from '../contents/ContentsReader';
import { Stores } from '../database/Stores';
import { STOP_MILLIS, settledWithin } from '../scanner/settledWithin';
import { ImageJudge } from './ImageJudge';
import { JudgingPlanner } from './JudgingPlanner';
import { yieldToRequests } from './yieldToRequests';

/** While layers are read: how often the queue of images is looked at. */
const POLL_MILLIS = 250;

/** A verdict may be evidence for the next release's; not for ever. */
const MAX_ROUNDS = 4;

/**
 * Works through what is to be read and to be judged, on every replica; each
 * takes what no other has. Begins with the verdicts, which cost little.
 */
export class AnalysisService {
  private readonly shutdown = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private hasLookedForOtherRules = false;

  constructor(
    private readonly options: {
      stores: Stores;
      /** Absent where layers' contents are not wanted. */
      contentsReader?: ContentsReader;
      /** Layers that are read at the same time. */
      readers: number;
      judge: ImageJudge;
      planner: JudgingPlanner;
      ruleSet: RuleSet;
      logger: LoggerService;
    },
  ) {}

  /** Returns when nothing is due any more; what failed is tried later. */
  async run(signal: AbortSignal): Promise<void> {
    const either = AbortSignal.any([signal, this.shutdown.signal]);
    const work = this.drain(either);
    this.running.add(work);
    try {
      await work;
    } catch (error) {
      if (!either.aborted) {
        throw error;
      }
    } finally {
      this.running.delete(work);
    }
  }

  /** Stops what runs in this process; it is taken up by whoever comes next. */
  async stop(): Promise<void> {
    this.shutdown.abort(new Error('The backend stops'));
    await settledWithin(this.running, STOP_MILLIS);
  }

  private async drain(signal: AbortSignal): Promise<void> {
    const { stores, ruleSet, planner } = this.options;
    if (!this.hasLookedForOtherRules) {
      await stores.judgements.enqueueOtherRuleSets(ruleSet.id);
      this.hasLookedForOtherRules = true;
    }
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const touched = await this.readAndJudge(signal);
      if (touched.size === 0) {
        return;
      }
      // Lock files of one release may be evidence for the one after it.
      await planner.plan(signal, [...touched]);
    }
  }

  /** @returns the repositories whose images were judged. */
  private async readAndJudge(signal: AbortSignal): Promise<Set<string>> {
    const touched = new Set<string>();
    let isReading = true;
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    const judging = async () => {
      for (;;) {
        // Asked before, so that what the last layer brings is judged too.
        const wasReading = isReading;
        const repository = await this.options.judge.judgeNext(either);
        if (repository) {
          touched.add(repository);
        }
        if (repository === undefined) {
          if (!wasReading) {
            return;
          }
          await wait(POLL_MILLIS, undefined, { signal: either });
        } else {
          await yieldToRequests();
        }
      }
    };
    const reading = async () => {
      try {
        await this.readLayers(either);
      } finally {
        isReading = false;
      }
    };
    const results = await Promise.allSettled(
      [judging(), reading()].map(work =>
        work.catch(error => {
          stop.abort(error);
          throw error;
        }),
      ),
    );
    const failed = results.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') {
      throw signal.aborted ? signal.reason : failed.reason;
    }
    return touched;
  }

  private async readLayers(signal: AbortSignal): Promise<void> {
    const { contentsReader, readers, stores } = this.options;
    if (!contentsReader) {
      return;
    }
    const readOn = async () => {
      for (;;) {
        signal.throwIfAborted();
        const digest = await contentsReader.readNext(signal);
        if (digest === undefined) {
          return;
        }
        const images = await stores.contents.imagesCompletedBy(digest);
        await stores.judgements.enqueue(
          images.map(image => ({ digest: image, rank: 0 })),
        );
      }
    };
    const results = await Promise.allSettled(
      Array.from({ length: Math.max(1, readers) }, readOn),
    );
    const failed = results.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') {
      throw failed.reason;
    }
  }
}
