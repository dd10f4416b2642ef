import { layerOf, spread } from '../../contents';
import { buildah } from '../../images';
import { fedora40 } from '../bases/otherBases';
import { schedule, sourceLabels, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

/** Version 1.9 is still mended after 2.0.0 came out. */
export function ledger(): Story {
  const repository = 'money/ledger';
  const releases = schedule(repository, [
    '1.9.3',
    '1.9.4',
    '1.9.5',
    '1.9.6',
    '2.0.0',
    '1.9.7',
    '2.0.1',
    '2.1.0',
    '1.9.8',
    '2.1.1',
    '2.2.0',
    '2.3.0',
    '1.9.9',
    '2.3.1',
  ]);
  return {
    repository,
    pushes: releases.map(release => ({
      kind: 'image',
      tags: release.version.startsWith('2.')
        ? [release.version, 'latest']
        : [release.version],
      image: buildah({
        from: fedora40,
        base: { repository: 'base/fedora-minimal', tag: '40' },
        at: release.at,
        labels: sourceLabels(repository, release.version),
        steps: [
          {
            do: 'RUN',
            command: 'microdnf install -y openssl-libs && microdnf clean all',
            mounts: '--mount=type=cache,target=/var/cache/libdnf5',
            layer: layerOf(
              spread({
                folder: 'usr/lib64',
                names: ['libssl.so.3', 'engines-3/afalg.so'],
                bytes: 5.2 * MB,
                density: 0.4,
                content: 'ledger openssl',
              }),
            ),
          },
          {
            do: 'COPY',
            sources: 'target/release/ledger',
            to: '/usr/local/bin/ledger',
            layer: layerOf(
              spread({
                folder: 'usr/local/bin',
                names: ['ledger'],
                bytes: varied(
                  (release.version.startsWith('2.') ? 31 : 44) * MB +
                    release.index * 120_000,
                  0.02,
                  `ledger ${release.version}`,
                ),
                density: 0.36,
                content: `ledger ${release.version}`,
                mode: 0o755,
              }),
            ),
          },
          { do: 'USER', user: '1001' },
          { do: 'ENTRYPOINT', words: ['/usr/local/bin/ledger'] },
        ],
      }),
    })),
  };
}
