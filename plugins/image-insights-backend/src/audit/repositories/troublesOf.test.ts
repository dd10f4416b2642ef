import { StoredRepository } from '../../database/RepositoryStore';
import { FailedTags } from '../../database/ScanHealthStore';
import { troublesOf } from './troublesOf';

const problem = (code: string) => ({ code, message: 'm', remedy: 'r' });

function stored(changes: Partial<StoredRepository>): StoredRepository {
  return {
    repository: 'registry.example.com/shop',
    state: 'partial',
    firstScanAt: '2026-10-01T00:00:00.000Z',
    ...changes,
  };
}

function failed(code: string, count: number, since?: string): FailedTags {
  return { code, count, since, problem: problem(code) };
}

describe('troublesOf', () => {
  it('finds none where all was read, whatever earlier scans left', () => {
    expect(
      troublesOf(stored({ state: 'fresh' }), [failed('timeout', 1)]),
    ).toEqual([]);
  });

  it('tells why nothing could be listed, not why tags failed before', () => {
    expect(
      troublesOf(
        stored({
          state: 'failed',
          selectedTagCount: 40,
          problem: problem('unauthorized'),
        }),
        [failed('timeout', 2)],
      ),
    ).toEqual([{ problem: problem('unauthorized') }]);
  });

  it('adds up codes of one cause, since the first, told by the most', () => {
    expect(
      troublesOf(stored({ selectedTagCount: 40 }), [
        failed('timeout', 1, '2026-10-01T00:00:00.000Z'),
        failed('unavailable', 3, '2026-10-02T00:00:00.000Z'),
        failed('integrity', 1),
      ]),
    ).toEqual([
      {
        problem: {
          ...problem('unavailable'),
          since: '2026-10-01T00:00:00.000Z',
        },
        tags: { failed: 4, selected: 40 },
      },
      { problem: problem('integrity'), tags: { failed: 1, selected: 40 } },
    ]);
  });

  it('counts tags where every one failed', () => {
    expect(
      troublesOf(
        stored({
          state: 'failed',
          selectedTagCount: 2,
          problem: problem('timeout'),
        }),
        [failed('timeout', 2)],
      ),
    ).toEqual([
      { problem: problem('timeout'), tags: { failed: 2, selected: 2 } },
    ]);
  });

  it('keeps a failure of which nobody wrote down why', () => {
    expect(troublesOf(stored({ state: 'failed' }), [])).toMatchObject([
      { problem: { code: 'internal' } },
    ]);
    expect(troublesOf(stored({}), [])).toHaveLength(1);
  });
});
