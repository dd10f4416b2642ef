import { findingsOf, outcomeOf } from '../testing';
import { cacheClearedTooLate } from './cacheClearedTooLate';
import { deletedLater } from './deletedLater';
import { kit, onDebian, run } from './testing';

const install = 'apt-get update && apt-get install -y curl';

describe('cache-cleared-too-late', () => {
  const late = {
    image: onDebian([run(install), run('rm -rf /var/lib/apt/lists/*')]),
    contents: [
      {},
      {
        files: {
          'var/lib/apt/lists/deb.debian.org_main': 18_000_000,
          'usr/bin/curl': 300_000,
        },
      },
      { whiteouts: ['var/lib/apt/lists/deb.debian.org_main'] },
    ],
  };

  it('weighs a cache that a later RUN clears, and mounts one instead', () => {
    const [finding] = findingsOf(cacheClearedTooLate, late);
    expect(finding).toMatchObject({
      key: 'var/lib/apt/lists',
      title: '18.0 MB of package cache cleared too late',
      confidence: 'certain',
      claims: [{ bytes: 18_000_000 }],
    });
    expect(finding.seen).toContain('`rm -rf /var/lib/apt/lists/*`');
    expect(finding.remedy.change).toEqual({
      in: 'Dockerfile',
      before: `RUN ${install}\nRUN rm -rf /var/lib/apt/lists/*`,
      after: `RUN --mount=type=cache,target=/var/lib/apt/lists,sharing=locked \\\n    ${install}`,
    });
  });

  it('is the only rule that speaks of these bytes', () => {
    expect(outcomeOf(deletedLater, late)).toEqual({ state: 'passed' });
  });

  it('keeps what else the later RUN does', () => {
    const [finding] = findingsOf(cacheClearedTooLate, {
      ...late,
      image: onDebian([
        run(install),
        run('useradd app && rm -rf /var/lib/apt/lists/*'),
      ]),
    });
    expect(finding.remedy.change?.after).toContain('\nRUN useradd app');
  });

  it('mounts it for RUNs in between, which would find no lists otherwise', () => {
    const [finding] = findingsOf(cacheClearedTooLate, {
      ...late,
      image: onDebian([
        run(install),
        run('apt-get install -y vim'),
        run('rm -rf /var/lib/apt/lists/*'),
      ]),
      contents: [...late.contents.slice(0, 2), {}, ...late.contents.slice(2)],
    });
    const mount =
      '--mount=type=cache,target=/var/lib/apt/lists,sharing=locked \\\n    ';
    expect(finding.remedy.change?.after).toBe(
      `RUN ${mount}${install}\nRUN ${mount}apt-get install -y vim`,
    );
  });

  it('shows by name that apt-get clean in a later RUN clears nothing', () => {
    expect(
      findingsOf(cacheClearedTooLate, {
        image: onDebian([run(install), run('apt-get clean')]),
        contents: [{}, { files: { 'var/lib/apt/lists/main': 18_000_000 } }, {}],
      }),
    ).toMatchObject([
      {
        title: '`apt-get clean` clears nothing',
        severity: 'info',
        confidence: 'certain',
      },
    ]);
  });

  it('guesses from history alone, without bytes', () => {
    const [finding] = findingsOf(cacheClearedTooLate, { image: late.image });
    expect(finding).toMatchObject({ confidence: 'guess', severity: 'low' });
    expect(finding.claims).toBeUndefined();
  });

  it.each([
    ['pip install -r requirements.txt', 'rm -rf /root/.cache/pip'],
    ['npm ci', 'npm cache clean --force'],
    ['apk add curl', 'rm -rf /var/cache/apk/*'],
    ['dnf install -y curl', 'dnf clean all'],
  ])('suspects `%s` with a later `%s`', (fill, clear) => {
    expect(
      findingsOf(cacheClearedTooLate, {
        image: onDebian([run(fill), run(clear)]),
      }),
    ).toHaveLength(1);
  });

  it.each([
    [
      'the RUN clears after itself',
      `${install} && rm -rf /var/lib/apt/lists/* && apt-get clean`,
      'rm -rf /var/lib/apt/lists/*',
    ],
    [
      'the later RUN clears what it fetched itself',
      install,
      `${install} && apt-get dist-clean`,
    ],
    [
      'nothing was cached',
      'pip install --no-cache-dir x',
      'rm -rf /root/.cache/pip',
    ],
    ['another cache is cleared', install, 'rm -rf /root/.cache/pip'],
  ])('does not suspect where %s', (_, first, second) => {
    expect(
      findingsOf(cacheClearedTooLate, {
        image: onDebian([run(first), run(second)]),
      }),
    ).toEqual([]);
  });

  it('acquits by contents what a cache mount kept out of the layer', () => {
    expect(
      outcomeOf(cacheClearedTooLate, {
        image: late.image,
        contents: [{}, { files: { 'usr/bin/curl': 300_000 } }, {}],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('sees the cache mounts that kaniko keeps in history', () => {
    expect(
      findingsOf(cacheClearedTooLate, {
        image: onDebian([
          kit(`RUN --mount=type=cache,target=/var/lib/apt ${install}`),
          run('rm -rf /var/lib/apt/lists/*'),
        ]),
      }),
    ).toEqual([]);
  });
});
