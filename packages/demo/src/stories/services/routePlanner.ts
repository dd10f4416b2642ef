import { LayerEntry, LayerSpec } from '../../blobs';
import { aptInstall, layerOf, pythonPackages, sources } from '../../contents';
import { DemoImage, Instruction, buildKit } from '../../images';
import { python312 } from '../bases/runtimeBases';
import { Release, numbered, schedule, sourceLabels, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

/** Before, the charts were fetched from a bucket when a task began. */
const FIRST_WITH_CHARTS = 5;
const RELEASES = 12;
/**
 * Found by trying: with this length of the harbours, the layers and the config
 * of the newest release are 500,000,000 bytes together, to the byte.
 */
const HARBOUR_BYTES = 2_491_480;

/** Sea charts, which are pictures: no compressor makes them smaller. */
function charts(): LayerSpec {
  return layerOf(
    ['baltic', 'biscay', 'channel', 'north-sea', 'skagerrak'].map(
      (sea, index): LayerEntry => ({
        type: 'file',
        path: `app/charts/${sea}.mbtiles`,
        bytes: (45 + 13 * index) * MB,
        density: 0.98,
        content: `charts ${sea}`,
      }),
    ),
  );
}

function plannerSources(release: Release): LayerSpec {
  const { version, index } = release;
  const isNewest = index === RELEASES - 1;
  return layerOf([
    ...sources({
      folder: 'app',
      names: ['main.py', 'planner/route.py', 'planner/tides.py'],
      bytes: varied(1.6 * MB, 0.1, `planner ${version}`),
      content: `planner ${version}`,
    }),
    {
      type: 'file',
      path: 'app/planner/harbours.bin',
      bytes: isNewest ? HARBOUR_BYTES : varied(2.4 * MB, 0.02, version),
      density: 1,
      content: `harbours ${version}`,
    },
  ]);
}

function chartSteps(release: Release): Instruction[] {
  return release.index < FIRST_WITH_CHARTS
    ? []
    : [{ do: 'COPY', sources: 'charts', to: './charts', layer: charts() }];
}

function plannerImage(repository: string, release: Release): DemoImage {
  const lock = `lock ${Math.floor(release.index / 4)}`;
  return buildKit({
    from: python312,
    at: release.at,
    labels: sourceLabels(repository, release.version),
    steps: [
      {
        do: 'RUN',
        command:
          'apt-get update && apt-get install -y --no-install-recommends libgdal32 libgeos-c1v5',
        layer: layerOf(
          aptInstall({
            packages: ['gdal', 'geos', 'proj', 'spatialite'],
            bytes: 61 * MB,
            content: 'planner gdal',
            lists: { bytes: 19.1 * MB, content: 'planner lists' },
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
        layer: layerOf([
          {
            type: 'text',
            path: 'app/requirements.txt',
            text: `# ${lock}\nfastapi==0.115.4\nnumpy==2.1.2\nrasterio==1.4.1\nshapely==2.0.6\n`,
          },
        ]),
      },
      {
        do: 'RUN',
        command: 'pip install -r requirements.txt',
        layer: layerOf(
          pythonPackages({
            bytes: varied(118 * MB, 0.03, `planner pip ${lock}`),
            content: `planner pip ${lock}`,
            keepsCache: true,
          }),
        ),
      },
      ...chartSteps(release),
      { do: 'COPY', sources: '.', to: '.', layer: plannerSources(release) },
      { do: 'USER', user: '1000' },
      { do: 'EXPOSE', port: 8080 },
      { do: 'CMD', words: ['uvicorn', 'main:app', '--host', '0.0.0.0'] },
    ],
  });
}

/**
 * 500 MB to pull, 20 tasks that keep no images, 20 deployments a month: what
 * the founding question asks the price of.
 */
export function routePlanner(): Story {
  const repository = 'insight/route-planner';
  return {
    repository,
    pushes: schedule(repository, numbered('3.{}.0', RELEASES)).map(release => ({
      kind: 'image',
      tags: [release.version, 'latest'],
      image: plannerImage(repository, release),
    })),
  };
}
