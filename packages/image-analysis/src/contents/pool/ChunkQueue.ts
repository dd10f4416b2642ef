/** Nobody wants the result of a job any more. */
export class JobStopped extends Error {
  constructor() {
    super('the job was stopped');
    this.name = 'JobStopped';
  }
}

/** A blob's bytes as they arrive in a thread. */
export class ChunkQueue {
  private readonly waiting: Uint8Array[] = [];
  private state: 'open' | 'ended' | 'stopped' = 'open';
  private wake: () => void = () => undefined;

  /** `onTaken` is called for each chunk that is used. */
  constructor(private readonly onTaken: (bytes: number) => void) {}

  add(chunk: Uint8Array): void {
    this.waiting.push(chunk);
    this.wake();
  }

  end(): void {
    this.state = 'ended';
    this.wake();
  }

  stop(): void {
    this.state = 'stopped';
    this.wake();
  }

  /** @throws JobStopped once the job is stopped. */
  async *all(): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (this.state === 'stopped') {
        throw new JobStopped();
      }
      const chunk = this.waiting.shift();
      if (chunk !== undefined) {
        this.onTaken(chunk.length);
        yield chunk;
      } else if (this.state === 'ended') {
        return;
      } else {
        await new Promise<void>(wake => {
          this.wake = wake;
        });
      }
    }
  }
}
