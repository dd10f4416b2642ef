import { LayerEntry } from '../../blobs';
import {
  certificates,
  goProgram,
  layerOf,
  sources,
  spread,
} from '../../contents';
import { golang111 } from '../bases/golangBases';
import { numbered, schedule, varied } from '../release';
import { programOn, singleStage } from './goImages';
import { MB } from '../sizes';
import { Story } from '../story';

/** The builder pattern: 920 MB with the compiler, 18.2 MB without. */
export function assetServer(): Story {
  const releases = schedule('asset-server', [
    ...numbered('1.{}.0', 4),
    ...numbered('2.{}.0', 5),
  ]);
  const assets = (version: string): LayerEntry[] =>
    sources({
      folder: 'assets',
      names: ['index.html', 'style.css', 'logo.svg', 'boats.json'],
      bytes: 250_000,
      content: `assets ${version}`,
    });
  return {
    repository: 'shop/asset-server',
    pushes: releases.map(({ version, index, at }) => ({
      kind: 'image',
      tags: index === releases.length - 1 ? [version, 'latest'] : [version],
      image:
        index < 4
          ? singleStage({
              from: golang111,
              at,
              uncompressedBytes:
                index === 0 ? 920 * MB : varied(917 * MB, 0.003, version),
              context: assets(version),
              built: [
                ...goProgram({
                  path: 'go/bin/asset-server',
                  bytes: 18 * MB,
                  content: `asset-server ${version}`,
                }),
                ...spread({
                  folder: 'go/src',
                  names: ['golang.org/x/net.go', 'golang.org/x/text.go'],
                  bytes: 24 * MB,
                  density: 0.25,
                  content: 'asset-server modules',
                }),
              ],
              folder: 'go/src/asset-server',
              command: 'go get -d -v ./... && go install ./...',
              start: '/go/bin/asset-server',
            })
          : programOn({
              at,
              before: [
                {
                  do: 'COPY',
                  sources: '/etc/ssl/certs/ca-certificates.crt',
                  to: '/etc/ssl/certs/',
                  layer: layerOf(certificates(220_000)),
                },
                {
                  do: 'COPY',
                  sources: 'assets/',
                  to: '/assets',
                  layer: layerOf(assets(version), {
                    uncompressedBytes: 256_000,
                  }),
                },
              ],
              program: goProgram({
                path: 'asset-server',
                bytes: 17 * MB,
                content: `asset-server ${version}`,
              }),
              uncompressedBytes:
                (index === releases.length - 1
                  ? 18.2 * MB
                  : varied(17.8 * MB, 0.02, version)) -
                256_000 -
                224_256,
              start: '/asset-server',
            }),
    })),
  };
}
