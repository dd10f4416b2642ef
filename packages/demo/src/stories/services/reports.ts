import { LayerEntry, LayerSpec } from '../../blobs';
import {
  aptInstall,
  aptListsRemoved,
  layerOf,
  pythonPackages,
  sources,
} from '../../contents';
import { DemoImage, buildKit } from '../../images';
import { python312 } from '../bases/runtimeBases';
import { Release, numbered, schedule, sourceLabels, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

function requirements(content: string): LayerEntry[] {
  return [
    {
      type: 'text',
      path: 'app/requirements.txt',
      text: `# ${content}\nfastapi==0.115.4\nmatplotlib==3.9.2\nnumpy==2.1.2\npandas==2.2.3\nsqlalchemy==2.0.36\n`,
    },
  ];
}

function reportSources(release: Release): LayerSpec {
  return layerOf(
    sources({
      folder: 'app',
      names: [
        'main.py',
        'reports/monthly.py',
        'reports/templates/letter.html',
        'reports/fonts/sans.ttf',
        'tests/test_monthly.py',
      ],
      bytes: varied(
        3.1 * MB + release.index * 20_000,
        0.08,
        `reports ${release.version}`,
      ),
      content: `reports-api ${release.version}`,
    }),
  );
}

/** Some day of the release, for layers that do not depend on the start. */
function runAt(release: Release): number {
  return (Date.UTC(2026, 0, 5) + release.index * 9 * 86_400_000) / 1000;
}

/**
 * The wrong order: sources before system packages before dependencies. A new
 * line of code makes both installations anew, and nodes pull them again
 * although hardly a file is another. The lists are removed where it is too
 * late: below, they stay.
 */
function reportsInWrongOrder(repository: string, release: Release): DemoImage {
  const modifiedAt = runAt(release);
  const lock = `lock ${Math.floor(release.index / 6)}`;
  const lists = `reports lists ${release.version}`;
  return buildKit({
    from: python312,
    at: release.at,
    labels: sourceLabels(repository, release.version),
    steps: [
      {
        do: 'WORKDIR',
        path: '/app',
        layer: layerOf([{ type: 'directory', path: 'app' }]),
      },
      {
        do: 'COPY',
        sources: 'requirements.txt',
        to: '.',
        layer: layerOf(requirements(lock)),
      },
      { do: 'COPY', sources: '.', to: '.', layer: reportSources(release) },
      {
        do: 'RUN',
        command:
          'apt-get update && apt-get install -y build-essential libpq-dev',
        layer: layerOf(
          aptInstall({
            packages: ['gcc', 'g++', 'make', 'pq', 'stdc++'],
            bytes: 84 * MB,
            content: 'reports apt',
            lists: { bytes: varied(19.4 * MB, 0.02, lists), content: lists },
          }),
          { modifiedAt },
        ),
      },
      {
        do: 'RUN',
        command: 'pip install -r requirements.txt',
        layer: layerOf(
          pythonPackages({
            bytes: varied(142 * MB, 0.04, `reports pip ${lock}`),
            content: `reports pip ${lock}`,
            keepsCache: true,
          }),
          { modifiedAt },
        ),
      },
      {
        do: 'RUN',
        command: 'apt-get clean && rm -rf /var/lib/apt/lists/*',
        layer: layerOf(aptListsRemoved(), { modifiedAt }),
      },
      { do: 'CMD', words: ['uvicorn', 'main:app', '--host', '0.0.0.0'] },
    ],
  });
}

/** The right order: least changed first, nothing left behind. */
function reportsInRightOrder(repository: string, release: Release): DemoImage {
  const lock = 'lock 3';
  return buildKit({
    from: python312,
    at: release.at,
    labels: sourceLabels(repository, release.version),
    steps: [
      {
        do: 'RUN',
        command:
          'apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*',
        layer: layerOf(
          aptInstall({
            packages: ['pq'],
            bytes: 2.4 * MB,
            content: 'reports libpq',
          }),
        ),
      },
      {
        do: 'WORKDIR',
        path: '/app',
        layer: layerOf([{ type: 'directory', path: 'app' }]),
      },
      {
        do: 'COPY',
        sources: 'requirements.txt',
        to: '.',
        layer: layerOf(requirements(lock)),
      },
      {
        do: 'RUN',
        command: 'pip install --no-cache-dir -r requirements.txt',
        layer: layerOf(
          pythonPackages({
            bytes: 102 * MB,
            content: `reports ${lock}`,
            keepsCache: false,
          }),
        ),
      },
      { do: 'COPY', sources: '.', to: '.', layer: reportSources(release) },
      { do: 'USER', user: '1000' },
      { do: 'CMD', words: ['uvicorn', 'main:app', '--host', '0.0.0.0'] },
    ],
  });
}

/** Layers in the wrong order until 2.0.0, in the right one since. */
export function reports(): Story {
  const repository = 'insight/reports-api';
  const releases = schedule(
    repository,
    [...numbered('1.{}.0', 17), ...numbered('2.{}.0', 3)],
    { from: 176, to: 4 },
  );
  return {
    repository,
    pushes: releases.map(release => ({
      kind: 'image',
      tags: [release.version, 'latest'],
      image: release.version.startsWith('1.')
        ? reportsInWrongOrder(repository, release)
        : reportsInRightOrder(repository, release),
    })),
  };
}
