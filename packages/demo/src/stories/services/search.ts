import { aptInstall, goProgram, layerOf, sources } from '../../contents';
import { buildKit } from '../../images';
import { debian127, debian128 } from '../bases/debianBases';
import { numbered, schedule, sourceLabels, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

const searchCertificates = layerOf(
  aptInstall({
    packages: ['ca-certificates', 'openssl'],
    bytes: 2.1 * MB,
    content: 'search certificates',
  }),
);

/** A small run-time image with stable layers, on a base that is renewed. */
export function search(): Story {
  const repository = 'shop/search';
  return {
    repository,
    pushes: schedule(repository, numbered('2.{}.0', 18, 4)).map(release => ({
      kind: 'image',
      tags: [release.version, 'latest'],
      image: buildKit({
        from: release.index < 9 ? debian127 : debian128,
        at: release.at,
        labels: sourceLabels(repository, release.version),
        steps: [
          {
            do: 'RUN',
            command:
              'apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*',
            layer: searchCertificates,
          },
          {
            do: 'COPY',
            sources: 'synonyms.db',
            to: '/var/lib/search/',
            layer: layerOf(
              sources({
                folder: 'var/lib/search',
                names: ['synonyms.db'],
                bytes: 6.2 * MB,
                content: `synonyms ${Math.floor(release.index / 6)}`,
              }),
            ),
          },
          {
            do: 'COPY',
            sources: '/out/search',
            to: '/usr/local/bin/search',
            from: 'build',
            layer: layerOf(
              goProgram({
                path: 'usr/local/bin/search',
                bytes: varied(
                  21.4 * MB + release.index * 90_000,
                  0.015,
                  `search ${release.version}`,
                ),
                stripped: true,
                content: `search ${release.version}`,
              }),
            ),
          },
          { do: 'USER', user: '65532:65532' },
          { do: 'EXPOSE', port: 8080 },
          { do: 'ENTRYPOINT', words: ['/usr/local/bin/search'] },
        ],
      }),
    })),
  };
}
