import { LayerSpec } from '../blobs';
import {
  aptInstall,
  gems,
  goProgram,
  layerOf,
  sources,
  spread,
} from '../contents';
import { DemoImage, buildKit, kaniko, ko } from '../images';
import {
  debian127,
  debian128,
  ruby33,
  staticBase,
  staticBaseArm,
} from './bases';
import {
  Push,
  Release,
  Story,
  numbered,
  schedule,
  sourceLabels,
  varied,
} from './story';

const MB = 1_000_000;

function gatewayImage(
  repository: string,
  release: Release,
  from: DemoImage,
  bytes: number,
): DemoImage {
  const { architecture } = from.platform;
  return buildKit({
    from,
    at: release.at,
    labels: sourceLabels(repository, release.version),
    steps: [
      {
        do: 'COPY',
        sources: `/out/${architecture}/gateway`,
        to: '/gateway',
        from: 'build',
        layer: layerOf(
          goProgram({
            path: 'gateway',
            bytes,
            stripped: true,
            content: `${repository} ${release.version} ${architecture}`,
          }),
        ),
      },
      {
        do: 'COPY',
        sources: 'routes.yaml',
        to: '/etc/gateway/',
        layer: layerOf(
          sources({
            folder: 'etc/gateway',
            names: ['routes.yaml', 'limits.yaml'],
            bytes: 64_000,
            content: `routes ${Math.floor(release.index / 3)}`,
          }),
        ),
      },
      { do: 'EXPOSE', port: 8443 },
      { do: 'ENTRYPOINT', words: ['/gateway'] },
    ],
  });
}

/** For two processor families, with provenance, and `latest` and `edge` moving. */
function gateway(repository: string, versions: string[], bytes: number): Story {
  return {
    repository,
    pushes: schedule(repository, versions).map(release => {
      const grown = varied(
        bytes + release.index * 0.35 * MB,
        0.02,
        `${repository} ${release.version}`,
      );
      return {
        kind: 'index',
        tags: [release.version, 'latest'],
        provenance: true,
        images: [
          gatewayImage(repository, release, staticBase, grown),
          gatewayImage(repository, release, staticBaseArm, grown * 0.94),
        ],
      };
    }),
  };
}

function mailer(): Story {
  const repository = 'runway/mailer';
  return {
    repository,
    pushes: schedule(repository, numbered('1.{}.0', 10, 2)).map(release => ({
      kind: 'image',
      tags: [release.version],
      image: kaniko({
        from: ruby33,
        at: release.at,
        format: 'docker',
        steps: [
          {
            do: 'RUN',
            command:
              'apt-get update && apt-get install -y libxml2 && rm -rf /var/lib/apt/lists/*',
            layer: layerOf(
              aptInstall({
                packages: ['xml2'],
                bytes: 7.4 * MB,
                content: 'mailer libxml2',
              }),
            ),
          },
          {
            do: 'COPY',
            sources: '/usr/local/bundle',
            to: '/usr/local/bundle',
            from: 'bundle',
            layer: layerOf(
              gems({
                bytes: varied(
                  (58 + 1.6 * Math.floor(release.index / 4)) * MB,
                  0.01,
                  `mailer lock ${Math.floor(release.index / 4)}`,
                ),
                content: `mailer lock ${Math.floor(release.index / 4)}`,
              }),
            ),
          },
          {
            do: 'COPY',
            sources: '.',
            to: '/app',
            layer: layerOf(
              sources({
                folder: 'app',
                names: ['config.ru', 'mailer.rb', 'templates/parcel.erb'],
                bytes: varied(1.4 * MB, 0.1, release.version),
                content: `mailer ${release.version}`,
              }),
            ),
          },
          { do: 'WORKDIR', path: '/app' },
          { do: 'CMD', words: ['bundle', 'exec', 'sidekiq'] },
        ],
      }),
    })),
  };
}

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
function featureFlags(): Story {
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

function resizerLayer(
  release: Release,
  packing: LayerSpec['packing'],
): LayerSpec {
  return layerOf(
    spread({
      folder: 'usr/local/bin',
      names: ['resizer'],
      bytes: varied(
        27 * MB + release.index * 150_000,
        0.03,
        `resizer ${release.version}`,
      ),
      density: packing === 'zstd' ? 0.31 : 0.36,
      content: `resizer ${release.version}`,
      mode: 0o755,
    }),
    { packing },
  );
}

/** Packed by gzip at first, by Zstandard since 0.5.0. */
function imageResizer(): Story {
  const repository = 'runway/image-resizer';
  return {
    repository,
    pushes: schedule(repository, numbered('0.{}.0', 8, 1)).map(release => {
      const packing = release.index < 4 ? 'gzip' : 'zstd';
      return {
        kind: 'image',
        tags: [release.version],
        image: buildKit({
          from: release.index < 4 ? debian127 : debian128,
          at: release.at,
          labels: sourceLabels(repository, release.version),
          steps: [
            {
              do: 'RUN',
              command:
                'apt-get update && apt-get install -y --no-install-recommends libvips42 && rm -rf /var/lib/apt/lists/*',
              layer: layerOf(
                aptInstall({
                  packages: ['vips', 'heif', 'webp', 'jpeg'],
                  bytes: 48 * MB,
                  content: 'resizer libvips',
                }),
                { packing },
              ),
            },
            { do: 'WORKDIR', path: '/' },
            {
              do: 'COPY',
              sources: '/src/target/release/resizer',
              to: '/usr/local/bin/resizer',
              from: 'build',
              layer: resizerLayer(release, packing),
            },
            { do: 'WORKDIR', path: '/tmp', layer: layerOf([]) },
            { do: 'ENTRYPOINT', words: ['resizer'] },
          ],
        }),
      };
    }),
  };
}

/** What every service needs to run. */
export function runwayStories(): Story[] {
  return [
    gateway('runway/gateway', numbered('5.{}.0', 16), 24 * MB),
    gateway('runway/gateway-reloader', numbered('1.{}.0', 6), 9 * MB),
    mailer(),
    featureFlags(),
    imageResizer(),
  ];
}
