import { LayerContentsError } from '../LayerContentsError';
import type { ThreadAnswer } from './messages';

/** The state of one job, between its thread and its caller. */
export class ThreadWork {
  /** True once the thread has ended the job. */
  isOver = false;
  /** Settles once {@link isOver}. */
  readonly over: Promise<void>;
  private setOver: () => void = () => undefined;
  private packed: Uint8Array | undefined;
  private failure: { reason: unknown } | undefined;
  private wake: () => void = () => undefined;
  private onTheWay = 0;
  private readonly failed: Promise<never>;
  private setFailed: (reason: unknown) => void = () => undefined;

  constructor(private readonly maximum: number) {
    this.over = new Promise(resolve => {
      this.setOver = resolve;
    });
    this.failed = new Promise((_, reject) => {
      this.setFailed = reject;
    });
    this.failed.catch(() => undefined);
  }

  take(answer: ThreadAnswer): void {
    switch (answer.kind) {
      case 'took':
        this.onTheWay -= answer.bytes;
        this.wake();
        return;
      case 'done':
        this.packed = answer.packed;
        break;
      case 'failed':
        this.fail(new LayerContentsError(answer.error));
        break;
      default:
    }
    this.isOver = true;
    this.setOver();
    this.wake();
  }

  /** The thread is no more. */
  end(reason: unknown): void {
    this.fail(reason);
    this.isOver = true;
    this.setOver();
  }

  fail(reason: unknown): void {
    this.failure ??= { reason };
    this.setFailed(reason);
    this.wake();
  }

  /** So many bytes were sent: waits until more may be. */
  async room(bytes: number): Promise<void> {
    this.onTheWay += bytes;
    while (this.onTheWay >= this.maximum && !this.isOver) {
      this.check();
      await new Promise<void>(wake => {
        this.wake = wake;
      });
    }
    this.check();
  }

  /** What is waited for, or the failure if that comes first. */
  unlessFailed<T>(waited: Promise<T>): Promise<T> {
    this.check();
    return Promise.race([waited, this.failed]);
  }

  async result(): Promise<Uint8Array> {
    await Promise.race([this.over, this.failed]);
    this.check();
    if (this.packed === undefined) {
      throw new Error('a reading thread stopped without being told to');
    }
    return this.packed;
  }

  private check(): void {
    if (this.failure !== undefined) {
      throw this.failure.reason;
    }
  }
}
