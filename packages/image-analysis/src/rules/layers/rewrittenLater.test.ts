import { findingsOf, outcomeOf } from '../testing';
import { rewrittenLater } from './rewrittenLater';
import { kit, onDebian, run } from './testing';

describe('rewritten-later', () => {
  it('finds a file that a later layer replaces by other contents', () => {
    const [finding] = findingsOf(rewrittenLater, {
      image: onDebian([kit('COPY bin /app'), run('strip /app/server')]),
      contents: [
        {},
        { files: { 'app/server': 20_000_000 } },
        { files: { 'app/server': 12_000_000 } },
      ],
    });
    expect(finding).toMatchObject({
      key: 'app/server',
      title: '20.0 MB replaced by a later layer',
      claims: [{ file: 0, bytes: 20_000_000 }],
    });
    expect(finding.remedy.text).toContain('build stage');
  });

  it('joins two neighbouring RUNs', () => {
    const [finding] = findingsOf(rewrittenLater, {
      image: onDebian([run('gen > /data/db'), run('compact /data/db')]),
      contents: [
        {},
        { files: { 'data/db': 2_000_000 } },
        { files: { 'data/db': 1_500_000 } },
      ],
    });
    expect(finding.remedy.change?.after).toBe(
      'RUN gen > /data/db && \\\n    compact /data/db',
    );
  });

  it('mounts a cache that two RUNs fill', () => {
    const [finding] = findingsOf(rewrittenLater, {
      image: onDebian([
        run('apt-get install -y curl'),
        run('apt-get install -y vim'),
      ]),
      contents: [
        {},
        { files: { 'var/cache/apt/pkgcache.bin': 39_000_000 } },
        { files: { 'var/cache/apt/pkgcache.bin': 39_000_001 } },
      ],
    });
    expect(finding.remedy.change?.after).toBe(
      [
        'RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    apt-get install -y curl',
        'RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    apt-get install -y vim',
      ].join('\n'),
    );
  });

  it('takes package databases together, and only from a megabyte on', () => {
    const contents = (bytes: number) => [
      {},
      { files: { 'var/lib/dpkg/status': bytes } },
      {},
      { files: { 'var/lib/dpkg/status': bytes + 1 } },
    ];
    const image = onDebian([
      run('apt-get install -y curl'),
      kit('COPY . /app'),
      run('apt-get install -y vim'),
    ]);
    expect(
      findingsOf(rewrittenLater, { image, contents: contents(1_200_000) }),
    ).toMatchObject([
      {
        key: 'package-databases',
        title: '1.20 MB of package databases stored again and again',
      },
    ]);
    expect(
      outcomeOf(rewrittenLater, { image, contents: contents(900_000) }),
    ).toEqual({ state: 'passed' });
  });

  it('leaves the databases of neighbouring RUNs to consecutive-runs', () => {
    expect(
      outcomeOf(rewrittenLater, {
        image: onDebian([
          run('apt-get install -y curl'),
          run('apt-get install -y vim'),
        ]),
        contents: [
          {},
          { files: { 'var/lib/dpkg/status': 5_000_000 } },
          { files: { 'var/lib/dpkg/status': 5_000_001 } },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('finds what two COPYs bring, but for lock files', () => {
    const same = { bytes: 3_000_000, hash: 'same' };
    const files = { 'app/model.bin': same, 'app/yarn.lock': same };
    const [finding, ...others] = findingsOf(rewrittenLater, {
      image: onDebian([
        kit('COPY model.bin yarn.lock /app/'),
        kit('COPY . /app'),
      ]),
      contents: [{}, { files }, { files }],
    });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      key: 'app/model.bin',
      claims: [{ file: 0, bytes: 3_000_000 }],
    });
    expect(finding.remedy.text).toContain('Copy each file once');
  });

  it('says nothing of small files and of files of the base', () => {
    expect(
      outcomeOf(rewrittenLater, {
        image: onDebian([run('a'), run('b')]),
        contents: [
          { files: { 'usr/lib/big.so': 9_000_000 } },
          { files: { 'etc/passwd': 1_000, 'usr/lib/big.so': 100 } },
          { files: { 'etc/passwd': 1_001 } },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });
});
