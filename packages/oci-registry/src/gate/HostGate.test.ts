import { HostGate } from './HostGate';

const where = { host: 'registry.example.com' };

function createGate(
  options: Partial<ConstructorParameters<typeof HostGate>[0]> = {},
) {
  return new HostGate({
    host: 'registry.example.com',
    concurrency: 8,
    requestsPerSecond: Infinity,
    patienceMs: 1_000,
    breakerFailures: 5,
    breakerPauseMs: 60_000,
    ...options,
  });
}

async function pass(gate: HostGate, times = 1) {
  for (let time = 0; time < times; time += 1) {
    await gate.enter(where);
    gate.leave({ kind: 'clean' });
  }
}

it('lets in no more than its limit, and the next when one leaves', async () => {
  const gate = createGate({ concurrency: 2 });
  await gate.enter(where);
  await gate.enter(where);
  let isIn = false;
  const third = gate.enter(where).then(() => {
    isIn = true;
  });
  await new Promise(resolve => setTimeout(resolve, 20));
  expect(isIn).toBe(false);
  gate.leave({ kind: 'clean' });
  await third;
  expect(gate.inFlight).toBe(2);
});

it('halves after a refusal, once for all that were in flight together', async () => {
  const gate = createGate();
  await Promise.all([1, 2, 3, 4].map(() => gate.enter(where)));
  [1, 2, 3, 4].forEach(() => gate.leave({ kind: 'throttled', waitMs: 0 }));
  expect(gate.limit).toBe(4);
});

it('grows by one after fifty clean answers, never beyond what is configured', async () => {
  const gate = createGate({ concurrency: 2 });
  await gate.enter(where);
  gate.leave({ kind: 'throttled', waitMs: 0 });
  expect(gate.limit).toBe(1);
  await pass(gate, 49);
  expect(gate.limit).toBe(1);
  await pass(gate);
  expect(gate.limit).toBe(2);
  await pass(gate, 100);
  expect(gate.limit).toBe(2);
});

it('makes everybody wait out the pause of one', async () => {
  const gate = createGate();
  await gate.enter(where);
  const began = Date.now();
  gate.leave({ kind: 'throttled', waitMs: 100 });
  await pass(gate);
  expect(Date.now() - began).toBeGreaterThanOrEqual(95);
});

it('gives the place of one who stops waiting to the next', async () => {
  const gate = createGate({ concurrency: 1 });
  await gate.enter(where);
  const controller = new AbortController();
  const reason = new Error('stopped');
  const second = gate.enter(where, controller.signal);
  const third = gate.enter(where);
  controller.abort(reason);
  await expect(second).rejects.toBe(reason);
  gate.leave({ kind: 'clean' });
  await third;
  expect(gate.inFlight).toBe(1);
});

it('gives its place back when it stops waiting for a pause', async () => {
  const gate = createGate({ patienceMs: 3_600_000 });
  await gate.enter(where);
  gate.leave({ kind: 'throttled', waitMs: 600_000 });
  const controller = new AbortController();
  const waiting = gate.enter(where, controller.signal);
  const reason = new Error('stopped');
  setTimeout(() => controller.abort(reason), 10);
  await expect(waiting).rejects.toBe(reason);
  expect(gate.inFlight).toBe(0);
});

it('closes after failures in a row; a clean answer between starts anew', async () => {
  const gate = createGate({ breakerFailures: 2 });
  await gate.enter(where);
  gate.leave({ kind: 'failed' });
  await pass(gate);
  await gate.enter(where);
  gate.leave({ kind: 'failed' });
  await pass(gate);
  await gate.enter(where);
  gate.leave({ kind: 'failed' });
  await gate.enter(where);
  gate.leave({ kind: 'failed' });
  await expect(gate.enter(where)).rejects.toMatchObject({
    code: 'unavailable',
    retryAt: expect.any(Date),
  });
  expect(gate.inFlight).toBe(0);
});

it('keeps retries to a tenth of the requests, with a few to begin with', async () => {
  const gate = createGate();
  const taken = Array.from({ length: 50 }, () => gate.takeRetry());
  expect(taken.filter(Boolean)).toHaveLength(10);
  await pass(gate, 20);
  const more = Array.from({ length: 50 }, () => gate.takeRetry());
  expect(more.filter(Boolean)).toHaveLength(2);
});
