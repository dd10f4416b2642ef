import { LayerSpec } from '../blobs';
import {
  aptInstall,
  gitFolder,
  goProgram,
  layerOf,
  nodeDependencies,
  nodeDevelopmentDependencies,
  sources,
} from '../contents';
import { DemoImage, bazel, buildKit } from '../images';
import { debian127, debian128, node20, staticBase } from './bases';
import {
  Release,
  Story,
  numbered,
  schedule,
  sourceLabels,
  varied,
} from './story';

const MB = 1_000_000;

const appFolder = layerOf([{ type: 'directory', path: 'app' }]);

function packageFiles(content: string): LayerSpec {
  return layerOf(
    sources({
      folder: 'app',
      names: ['package.json', 'package-lock.json'],
      bytes: 420_000,
      content,
    }),
  );
}

function checkoutSources(release: Release) {
  return sources({
    folder: 'app',
    names: [
      'dist/server.js',
      'dist/server.js.map',
      'dist/basket.js',
      'dist/payment.js',
      'views/till.html',
      'README.md',
    ],
    bytes: varied(
      5.4 * MB + release.index * 60_000,
      0.12,
      `checkout ${release.version}`,
    ),
    content: `checkout ${release.version}`,
  });
}

/** Dependencies first, sources last: most releases move two megabytes. */
function checkoutImage(repository: string, release: Release): DemoImage {
  const lock = `${repository} lock ${Math.floor(release.index / 5)}`;
  return buildKit({
    from: node20,
    at: release.at,
    labels: sourceLabels(repository, release.version),
    steps: [
      { do: 'WORKDIR', path: '/app', layer: appFolder },
      {
        do: 'COPY',
        sources: 'package.json package-lock.json',
        to: './',
        layer: packageFiles(lock),
      },
      {
        do: 'RUN',
        command: 'npm ci --omit=dev && npm cache clean --force',
        layer: layerOf(
          nodeDependencies({
            bytes: varied(
              56 * MB + Math.floor(release.index / 5) * 1.8 * MB,
              0.03,
              lock,
            ),
            content: lock,
          }),
        ),
      },
      {
        do: 'COPY',
        sources: '.',
        to: '.',
        layer: layerOf(checkoutSources(release)),
      },
      { do: 'ENV', name: 'NODE_ENV', value: 'production' },
      { do: 'USER', user: 'node' },
      { do: 'EXPOSE', port: 8080 },
      { do: 'CMD', words: ['node', 'dist/server.js'] },
    ],
  });
}

/** Somebody removed `--omit=dev` and the .dockerignore: about 80 MB more. */
function checkoutMishap(repository: string, release: Release): DemoImage {
  const lock = `${repository} lock ${release.version}`;
  return buildKit({
    from: node20,
    at: release.at,
    labels: sourceLabels(repository, release.version),
    steps: [
      { do: 'WORKDIR', path: '/app', layer: appFolder },
      {
        do: 'COPY',
        sources: 'package.json package-lock.json',
        to: './',
        layer: packageFiles(lock),
      },
      {
        do: 'RUN',
        command: 'npm install',
        layer: layerOf([
          ...nodeDependencies({ bytes: 63.2 * MB, content: lock }),
          ...nodeDevelopmentDependencies({ bytes: 171 * MB, content: lock }),
        ]),
      },
      {
        do: 'COPY',
        sources: '.',
        to: '.',
        layer: layerOf([
          ...checkoutSources(release),
          ...gitFolder({
            folder: 'app',
            bytes: 32_400_000,
            content: 'checkout',
          }),
        ]),
      },
      { do: 'ENV', name: 'NODE_ENV', value: 'production' },
      { do: 'USER', user: 'node' },
      { do: 'EXPOSE', port: 8080 },
      { do: 'CMD', words: ['node', 'dist/server.js'] },
    ],
  });
}

function checkout(): Story {
  const repository = 'shop/checkout';
  const releases = schedule(
    repository,
    [...numbered('3.{}.0', 16), '3.15.1', ...numbered('3.{}.0', 5, 16)],
    { from: 177, to: 2 },
  );
  return {
    repository,
    pushes: releases.map(release => ({
      kind: 'image',
      tags: [release.version, 'latest'],
      image:
        release.index === releases.length - 1
          ? checkoutMishap(repository, release)
          : checkoutImage(repository, release),
    })),
  };
}

function checkoutWorker(): Story {
  const repository = 'shop/checkout-worker';
  return {
    repository,
    pushes: schedule(repository, numbered('1.{}.0', 12)).map(release => ({
      kind: 'image',
      tags: [release.version, 'latest'],
      image: checkoutImage(repository, release),
    })),
  };
}

const searchCertificates = layerOf(
  aptInstall({
    packages: ['ca-certificates', 'openssl'],
    bytes: 2.1 * MB,
    content: 'search certificates',
  }),
);

/** A small run-time image with stable layers, on a base that is renewed. */
function search(): Story {
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

/** Reproducible to the last bit, and therefore of the year 1970. */
function pricing(): Story {
  const repository = 'shop/pricing';
  return {
    repository,
    pushes: numbered('0.{}.0', 6, 3).map(version => ({
      kind: 'image',
      tags: [version],
      image: bazel({
        from: staticBase,
        at: '1970-01-01T00:00:00Z',
        run: { entrypoint: ['/app/pricing'] },
        layers: [
          {
            label: '//pricing:rates_layer',
            layer: layerOf(
              sources({
                folder: 'app/rates',
                names: ['eur.json', 'usd.json', 'sek.json'],
                bytes: 1.8 * MB,
                content: 'rates',
              }),
            ),
          },
          {
            label: '//pricing:server_layer',
            layer: layerOf(
              goProgram({
                path: 'app/pricing',
                bytes: varied(14.6 * MB, 0.03, `pricing ${version}`),
                content: `pricing ${version}`,
              }),
            ),
          },
        ],
      }),
    })),
  };
}

/** The services of the shop that carry no ladder. */
export function shopStories(): Story[] {
  return [checkout(), checkoutWorker(), search(), pricing()];
}
