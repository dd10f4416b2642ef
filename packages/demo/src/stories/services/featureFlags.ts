import { goProgram, layerOf, sources } from '../../contents';
import { DemoImage, ko } from '../../images';
import { staticBase } from '../bases/otherBases';
import { Release, numbered, schedule, sourceLabels, varied } from '../release';
import { MB } from '../sizes';
import { Push, Story } from '../story';

function featureFlagsImage(repository: string, release: Release): DemoImage {
  const importPath = 'git.brightwater.example/runway/feature-flags/cmd/flags';
  return ko({
    from: staticBase,
    base: { repository: 'base/static', tag: '12-nonroot' },
    at: release.at,
    importPath,
    labels: sourceLabels(repository, release.version),
    run: {
      entrypoint: ['/ko-app/flags'],
      env: [
        'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt',
        'KO_DATA_PATH=/var/run/ko',
      ],
    },
    layers: [
      {
        comment: `kodata contents, at $KO_DATA_PATH`,
        layer: layerOf(
          sources({
            folder: 'var/run/ko',
            names: ['index.html', 'flags.js'],
            bytes: 340_000,
            content: 'flags data',
          }),
        ),
      },
      {
        comment: `go build output, at /ko-app/flags`,
        layer: layerOf(
          goProgram({
            path: 'ko-app/flags',
            bytes: varied(
              16.8 * MB + release.index * 110_000,
              0.02,
              `flags ${release.version}`,
            ),
            content: `flags ${release.version}`,
          }),
        ),
      },
    ],
  });
}

/** Images, a Helm chart and signatures side by side in one repository. */
export function featureFlags(): Story {
  const repository = 'runway/feature-flags';
  const releases = schedule(repository, numbered('v1.{}.0', 9));
  const images = releases.flatMap((release): Push[] => [
    {
      kind: 'image',
      tags: [release.version, 'latest'],
      image: featureFlagsImage(repository, release),
    },
    { kind: 'signature', ofTag: release.version },
  ]);
  const charts = ['0.7.0', '0.8.0'].map(
    (version, index): Push => ({
      kind: 'chart',
      tags: [version],
      chart: {
        name: 'feature-flags',
        version,
        appVersion: index === 0 ? 'v1.4.0' : 'v1.8.0',
        description: 'Feature flags for the services of Brightwater',
      },
    }),
  );
  return { repository, pushes: [...images, ...charts] };
}
