import { digestOf, growingHistory } from '../../__testUtils__';
import { pinnedChanges } from './pinnedChanges';

describe('pinnedChanges', () => {
  const address = {
    repository: 'registry.example.com/shop/checkout',
    platform: 'linux/amd64',
    points: growingHistory().points,
    digest: digestOf(14),
    before: digestOf(13),
    now: Date.parse('2026-11-21T10:00:00Z'),
  };
  const nothing = () => undefined;

  it('writes dates for the last 90 days and a digest for the newest release', () => {
    expect(pinnedChanges({ ...address, view: 'trend', get: nothing })).toEqual({
      repo: 'registry.example.com/shop/checkout',
      platform: 'linux/amd64',
      release: digestOf(14),
      range: undefined,
      since: '2026-08-23',
      until: '2026-11-21',
    });
  });

  it('keeps the dates that were asked for', () => {
    const asked = new Map([
      ['since', '2026-10-01'],
      ['until', '2026-10-31'],
    ]);
    expect(
      pinnedChanges({
        ...address,
        view: 'trend',
        get: name => asked.get(name),
      }),
    ).toMatchObject({ since: '2026-10-01', until: '2026-10-31' });
  });

  it('names both images that are compared', () => {
    const changes = pinnedChanges({
      ...address,
      view: 'compare',
      get: nothing,
    });
    expect(changes).toMatchObject({ base: digestOf(13), head: digestOf(14) });
    expect(changes).not.toHaveProperty('since');
  });

  it('leaves costs to the release that is then the newest', () => {
    expect(
      pinnedChanges({ ...address, view: 'cost', get: nothing }),
    ).not.toHaveProperty('release');
  });
});
