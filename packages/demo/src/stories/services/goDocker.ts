import { LayerEntry } from '../../blobs';
import { goProgram, sources, spread } from '../../contents';
import { alpine315 } from '../bases/alpineBases';
import { golang117Alpine } from '../bases/golangBases';
import { schedule, varied } from '../release';
import { programOn, singleStage } from './goImages';
import { MB } from '../sizes';
import { Story } from '../story';

/** From one stage to two: 317 to 7.35 MB, with small steps between. */
export function goDocker(): Story {
  const releases = schedule('go-docker', [
    '0.1.0',
    '0.2.0',
    '0.3.0',
    '1.0.0',
    '1.0.1',
    '1.1.0',
  ]);
  const context = (withGit: boolean): LayerEntry[] => [
    ...sources({
      folder: 'src',
      names: ['main.go', 'go.mod', 'go.sum', 'handlers.go', 'README.md'],
      bytes: 210_000,
      content: 'go-docker',
    }),
    ...(withGit
      ? spread({
          folder: 'src/.git/objects/pack',
          names: [`pack-${'c0de'.repeat(10)}.pack`],
          bytes: 1.4 * MB,
          density: 0.98,
          content: 'go-docker git',
        })
      : []),
  ];
  const built: LayerEntry[] = [
    ...goProgram({
      path: 'src/out/server',
      bytes: 6.4 * MB,
      content: 'go-docker',
    }),
    ...spread({
      folder: 'go/pkg/mod/cache/download',
      names: ['gorilla/mux.zip', 'sirupsen/logrus.zip', 'x/sys.zip'],
      bytes: 8 * MB,
      density: 0.9,
      content: 'go-docker modules',
    }),
  ];
  return {
    repository: 'workshop/go-docker',
    pushes: releases.map(({ version, index, at }) => ({
      kind: 'image',
      tags: index === releases.length - 1 ? [version, 'latest'] : [version],
      image:
        index < 3
          ? singleStage({
              from: golang117Alpine,
              at,
              uncompressedBytes: [317, 315.4, 315.3][index] * MB,
              context: context(index === 0),
              built,
              folder: 'src',
              command: 'go mod download && go build -o out/server .',
              start: './out/server',
            })
          : programOn({
              from: alpine315,
              at,
              program: goProgram({
                path: 'server',
                bytes: 1.6 * MB,
                stripped: true,
                content: `go-docker ${version}`,
              }),
              uncompressedBytes:
                index === releases.length - 1
                  ? 1.76 * MB
                  : varied(1.8 * MB, 0.03, version),
              start: '/server',
            }),
    })),
  };
}
