import { mockServices } from '@backstage/backend-test-utils';
import { SignalPayload, SignalsService } from '@backstage/plugin-signals-node';
import { PublishedScanSignals } from './ScanSignals';

function harness(publish: () => Promise<void> = async () => {}) {
  let millis = 0;
  const sent: SignalPayload[] = [];
  const service: SignalsService = {
    publish: async signal => {
      sent.push(signal);
      await publish();
    },
  };
  const logger = mockServices.logger.mock();
  const signals = new PublishedScanSignals({
    signals: service,
    logger,
    now: () => millis,
  });
  return {
    signals,
    sent,
    logger,
    ids: () => sent.map(({ message }) => message.scanId),
    pass: async (duration: number) => {
      // What was sent before has arrived by then.
      await new Promise(resolve => setImmediate(resolve));
      millis += duration;
    },
  };
}

describe('PublishedScanSignals', () => {
  it('tells everybody which scan there is news of, and nothing of the news', async () => {
    const { signals, sent } = harness();
    signals.changed('one');
    expect(sent).toEqual([
      {
        channel: 'image-insights:scans',
        recipients: { type: 'broadcast' },
        message: { scanId: 'one' },
      },
    ]);
  });

  it('tells of progress at most once a second', async () => {
    const { signals, ids, pass } = harness();
    for (let tenths = 0; tenths < 30; tenths++) {
      signals.progressed('one');
      await pass(100);
    }
    expect(ids()).toEqual(['one', 'one', 'one']);
  });

  it('counts the second for each scan by itself', async () => {
    const { signals, ids, pass } = harness();
    signals.progressed('one');
    await pass(100);
    signals.progressed('two');
    await pass(100);
    signals.progressed('one');
    expect(ids()).toEqual(['one', 'two']);
  });

  it('tells of start and end whenever they are', async () => {
    const { signals, ids } = harness();
    signals.changed('one');
    signals.progressed('one');
    signals.changed('one');
    expect(ids()).toEqual(['one', 'one']);
  });

  it('sends no progress after progress that is still under way', async () => {
    const { signals, ids, pass } = harness(() => new Promise(() => {}));
    signals.progressed('one');
    await pass(5_000);
    signals.progressed('one');
    expect(ids()).toEqual(['one']);
    signals.changed('one');
    expect(ids()).toEqual(['one', 'one']);
  });

  it('goes on where a signal cannot be sent, and makes no noise of it', async () => {
    const { signals, ids, pass, logger } = harness(async () => {
      throw new Error('Service is shutting down');
    });
    signals.changed('one');
    await pass(1_000);
    signals.progressed('one');
    await pass(1_000);
    expect(ids()).toEqual(['one', 'one']);
    expect(logger.debug).toHaveBeenCalledTimes(2);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.error).not.toHaveBeenCalled();
  });
});
