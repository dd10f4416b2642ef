import {
  costInput,
  costSettings,
  costStream,
  digestOf,
  pullImage,
} from '../__testUtils__';
import { commonSetting, commonSource } from './commonSetting';
import { inputOf } from './inputOf';
import { presentChoices } from './presentChoices';
import { regionsOf } from './regionsOf';
import { currentReleases, inputAtRelease } from './releaseOf';
import { repositoriesOf } from './repositoriesOf';
import { streamTitles } from './streamTitles';

const worker = costStream({
  id: 'worker',
  repository: 'localhost:7070/shop/worker',
  environment: 'staging',
  releases: [pullImage({ digest: digestOf(20), tag: '1.0.0' })],
  settings: costSettings({ instances: 3, cache: 'hitRatio', hitRatio: 0.8 }),
  sources: {},
});
const two = costInput({ streams: [costStream(), worker] });

describe('inputOf', () => {
  it('keeps the streams of a repository, or all', () => {
    expect(inputOf(two, worker.repository).streams).toEqual([worker]);
    expect(inputOf(two, undefined)).toBe(two);
  });
});

describe('repositoriesOf', () => {
  it('names each once', () => {
    expect(
      repositoriesOf(costInput({ streams: [worker, costStream(), worker] })),
    ).toEqual(['localhost:7070/shop/worker', 'localhost:7070/shop/checkout']);
  });
});

describe('streamTitles', () => {
  it('tells streams by what differs', () => {
    expect([...streamTitles(two).values()]).toEqual([
      'localhost:7070/shop/checkout',
      'localhost:7070/shop/worker, staging',
    ]);
    expect([...streamTitles(costInput()).values()]).toEqual([
      'localhost:7070/shop/checkout',
    ]);
  });
});

describe('commonSetting', () => {
  it('is what all streams have, and nothing where they differ', () => {
    expect(commonSetting(two, 'path')).toBe('aws-nat');
    expect(commonSetting(two, 'instances')).toBeUndefined();
  });

  it('knows from where, too', () => {
    expect(commonSource(two, 'reuse')).toBe('default');
    expect(commonSource(two, 'deploymentsPerMonth')).toBeUndefined();
  });
});

describe('presentChoices', () => {
  it('writes settings as an address would', () => {
    expect(presentChoices(costInput({ streams: [worker] }))).toMatchObject({
      path: 'aws-nat',
      cache: '0.8',
      instances: '3',
      perMonth: '20',
      nodes: '',
      coldShare: '0',
    });
  });

  it('says that tasks keep nothing, whatever the setting of nodes', () => {
    const settings = costSettings({ cache: 'warm', runtime: 'task' });
    const input = costInput({ streams: [costStream({ settings })] });
    expect(presentChoices(input).cache).toBe('none');
    expect(presentChoices(input, { runtime: 'node' }).cache).toBe('warm');
  });

  it('gives deployments two decimals', () => {
    const settings = costSettings({ deploymentsPerMonth: 20 / 3 });
    const input = costInput({ streams: [costStream({ settings })] });
    expect(presentChoices(input).perMonth).toBe('6.67');
  });
});

describe('inputAtRelease', () => {
  it('forgets what came after a release', () => {
    const input = inputAtRelease(two, digestOf(13));
    expect(input && currentReleases(input)).toEqual(['2.13.0', '1.0.0']);
  });

  it('is nothing for an image that no stream knows', () => {
    expect(inputAtRelease(two, digestOf(99))).toBeUndefined();
  });
});

describe('regionsOf', () => {
  it('names the regions of a path’s provider', () => {
    const regions = regionsOf(two.prices, 'aws-nat');
    expect(regions).toContain('eu-central-1');
    expect(regions).not.toContain('europe');
  });
});
