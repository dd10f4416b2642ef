import { scan } from '../../__testUtils__';
import { failureCount, progressOf } from './progressOf';

function running(counts: Partial<ReturnType<typeof scan>['counts']>) {
  return scan({
    state: 'running',
    finishedAt: undefined,
    counts: {
      ...scan().counts,
      repositories: 4,
      repositoriesDone: 0,
      found: 0,
      remaining: 0,
      ...counts,
    },
  });
}

describe('progressOf', () => {
  it('is not known before the repositories are', () => {
    expect(progressOf(running({ repositories: 0 }))).toEqual({
      done: 0,
      found: 0,
      isTotalKnown: false,
      share: undefined,
    });
  });

  it('goes by repositories as long as more tags may be found', () => {
    expect(
      progressOf(
        running({
          repositoriesDone: 1,
          repositoriesListed: 3,
          found: 30,
          remaining: 6,
        }),
      ),
    ).toEqual({ done: 24, found: 30, isTotalKnown: false, share: 0.25 });
  });

  it('goes by tags once the tags of all repositories are counted', () => {
    expect(
      progressOf(
        running({
          repositoriesDone: 1,
          repositoriesListed: 4,
          found: 40,
          remaining: 10,
        }),
      ),
    ).toEqual({ done: 30, found: 40, isTotalKnown: true, share: 0.75 });
  });

  it('is whole at the end, even where there was nothing to read', () => {
    expect(
      progressOf(
        scan({
          state: 'finished',
          counts: { ...scan().counts, repositories: 0, found: 0, remaining: 0 },
        }),
      ).share,
    ).toBe(1);
  });

  it('stays where it was when a scan ends early', () => {
    expect(
      progressOf({
        ...running({
          repositoriesDone: 2,
          repositoriesListed: 4,
          found: 40,
          remaining: 10,
        }),
        state: 'interrupted',
      }).share,
    ).toBe(0.75);
  });
});

describe('failureCount', () => {
  it('counts repositories whose tags could not be listed too', () => {
    const failure = {
      repository: 'registry.example.com/gone',
      code: 'unauthorized',
      message: 'The registry refused the credentials.',
      remedy: 'Renew them.',
    };
    expect(failureCount(scan({ failures: [failure] }))).toBe(1);
  });
});
