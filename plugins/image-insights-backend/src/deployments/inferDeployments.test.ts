import { compileTagPattern } from '@image-insights/backstage-plugin-image-insights-common';
import { TagMove, inferDeployments } from './inferDeployments';

const now = new Date('2026-11-21T12:00:00.000Z');

/** `tag digest days-ago`, oldest first. */
function moves(...lines: string[]): TagMove[] {
  return lines.map(line => {
    const [tag, documentDigest, days] = line.split(' ');
    return {
      tag,
      documentDigest,
      from: new Date(
        now.getTime() - Number(days) * 24 * 60 * 60_000,
      ).toISOString(),
    };
  });
}

function inferred(...lines: string[]) {
  return inferDeployments({ moves: moves(...lines), now });
}

describe('inferDeployments', () => {
  it('takes moves of an environment tag for deployments, with medium confidence', () => {
    expect(
      inferred(
        'prod a 200',
        '1.0.0 b 80',
        'prod b 79',
        'prod c 40',
        'prod d 20',
      ),
    ).toMatchObject([
      {
        environment: 'prod',
        confidence: 'medium',
        perMonth: 1,
        digests: [
          { digest: 'a' },
          { digest: 'b', tag: 'prod' },
          { digest: 'c' },
          { digest: 'd' },
        ],
      },
    ]);
  });

  it('takes new versions for deployments, with low confidence, where no tag is named after production', () => {
    expect(
      inferred(
        '1.0.0 a 95',
        '1.1.0 b 60',
        'staging b 59',
        '1.2.0 c 30',
        '1.3.0 d 1',
      ),
    ).toMatchObject([
      { environment: 'staging', confidence: 'medium', digests: [{}] },
      { confidence: 'low', perMonth: 1 },
    ]);
  });

  it('takes moves of latest where there are no versions', () => {
    expect(
      inferred('latest a 89', 'main a 89', 'latest b 60', 'latest c 3'),
    ).toMatchObject([
      { confidence: 'low', digests: [{ tag: 'latest' }, {}, {}] },
    ]);
  });

  it('says no frequency of fewer than three digests', () => {
    const [stream] = inferred('1.0.0 a 300', '1.1.0 b 50', '1.2.0 c 10');
    expect(stream.perMonth).toBeUndefined();
    expect(stream.digests).toHaveLength(3);
  });

  it('spreads the releases of a young repository over the time that it is there', () => {
    const [stream] = inferred('1 a 45', '2 b 30', '3 c 15', '4 d 1');
    expect(stream.perMonth).toBeCloseTo(4 / 1.5, 10);
    const [younger] = inferred('1 a 3', '2 b 2', '3 c 1');
    expect(younger.perMonth).toBe(3);
  });

  it('counts an image with several tags once, by its most precise one', () => {
    const [stream] = inferred('1 a 9', '1.4 a 9', '1.4.2 a 8');
    expect(stream.digests).toEqual([
      { digest: 'a', tag: '1.4.2', at: moves('1 a 9')[0].from },
    ]);
  });

  it('leaves out pre-releases, fixes of older versions and other flavours', () => {
    const [stream] = inferred(
      '1.9.0 a 60',
      '2.0.0-rc.1 b 55',
      '2.0.0 c 50',
      '2.0.0-alpine3.20 d 50',
      '1.9.1 e 40',
      '2.1.0 f 30',
    );
    expect(stream.digests.map(({ tag }) => tag)).toEqual([
      '1.9.0',
      '2.0.0',
      '2.1.0',
    ]);
  });

  it('does not take a commit hash in a version for a flavour', () => {
    const [stream] = inferred(
      '1.0.0-3f2a9c1 a 30',
      '1.0.1-gdeadbee b 20',
      '1.0.2-0a1b2c3 c 10',
    );
    expect(stream.digests).toHaveLength(3);
  });

  it('follows what the pattern of the service matches', () => {
    const pattern = compileTagPattern('build-\\d+');
    if (!pattern.ok) {
      throw new Error(pattern.message);
    }
    const [stream] = inferDeployments({
      moves: moves('1.0.0 a 9', 'build-7 b 8', 'build-8 c 7'),
      pattern: pattern.value,
      now,
    });
    expect(stream.digests.map(({ tag }) => tag)).toEqual([
      'build-7',
      'build-8',
    ]);
  });

  it('keeps the newest thirteen, and tells a digest that came back twice', () => {
    const lines = Array.from(
      { length: 20 },
      (_, index) => `prod ${index % 2 ? 'a' : 'b'} ${40 - index}`,
    );
    const [stream] = inferred(...lines);
    expect(stream.digests).toHaveLength(13);
    expect(stream.digests.at(-1)?.digest).toBe('a');
    expect(stream.perMonth).toBeUndefined();
  });

  it('tells nothing of a repository without tags', () => {
    expect(inferred()).toEqual([]);
  });
});
