import { LayerSpec } from '../../blobs';
import {
  gitFolder,
  layerOf,
  nodeDependencies,
  nodeDevelopmentDependencies,
  nodeManifest,
  sources,
} from '../../contents';
import { DemoImage, buildKit } from '../../images';
import { node20 } from '../bases/runtimeBases';
import { Release, numbered, schedule, sourceLabels, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

const appFolder = layerOf([{ type: 'directory', path: 'app' }]);

function packageFiles(content: string): LayerSpec {
  return layerOf([
    nodeManifest({ folder: 'app', name: 'checkout' }),
    ...sources({
      folder: 'app',
      names: ['package-lock.json'],
      bytes: 420_000,
      content,
    }),
  ]);
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

/** The way to the till, whose newest release is a mishap. */
export function checkout(): Story {
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

/** What checkout leaves to do later; built in the same way. */
export function checkoutWorker(): Story {
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
