import { LayerEntry } from '../../blobs';
import { goProgram, spread } from '../../contents';
import { DemoImage, Moment } from '../../images';
import { alpine38 } from '../bases/alpineBases';
import { golang110, golang110Alpine } from '../bases/golangBases';
import { Release, numbered, schedule } from '../release';
import { programOn, singleStage } from './goImages';
import { MB } from '../sizes';
import { Story } from '../story';

const helloSource: LayerEntry[] = [
  {
    type: 'text',
    path: 'go/src/hello/main.go',
    text: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("Hello, workshop!")\n}\n',
  },
];

function helloBuild(at: Moment, from: DemoImage, total: number): DemoImage {
  return singleStage({
    from,
    at,
    uncompressedBytes: total,
    context: helloSource,
    built: [
      ...goProgram({
        path: 'go/src/hello/hello',
        bytes: 2 * MB,
        content: 'hello',
      }),
      ...spread({
        folder: 'root/.cache/go-build',
        names: ['0a/0a7f-d', '3c/3c21-d', '8e/8e90-d'],
        bytes: 1.2 * MB,
        density: 0.4,
        content: 'hello cache',
      }),
    ],
    folder: 'go/src/hello',
    command: 'go build -o hello .',
    start: './hello',
  });
}

/** The smallest possible image: 796, 396, 6.42, 2, 1.2 MB and 682 kB. */
export function hello(): Story {
  const names = [
    'compiler on Debian',
    'compiler on Alpine',
    'program on Alpine',
    'program alone',
    'without symbols',
    'without fmt',
  ];
  const releases = schedule('hello', numbered('1.{}.0', names.length));
  const program = (bytes: number, stripped: boolean, content: string) =>
    goProgram({ path: 'hello', bytes, stripped, content });
  const images = [
    ({ at }: Release) => helloBuild(at, golang110, 796 * MB),
    ({ at }: Release) => helloBuild(at, golang110Alpine, 396 * MB),
    ({ at }: Release) =>
      programOn({
        from: alpine38,
        at,
        program: program(1.9 * MB, false, 'hello'),
        uncompressedBytes: 2 * MB,
        start: '/hello',
      }),
    ({ at }: Release) =>
      programOn({
        at,
        program: program(1.9 * MB, false, 'hello'),
        uncompressedBytes: 2 * MB,
        start: '/hello',
      }),
    ({ at }: Release) =>
      programOn({
        at,
        program: program(1.1 * MB, true, 'hello stripped'),
        uncompressedBytes: 1.2 * MB,
        start: '/hello',
      }),
    ({ at }: Release) =>
      programOn({
        at,
        program: program(0.6 * MB, true, 'hello without fmt'),
        uncompressedBytes: 682_496,
        start: '/hello',
      }),
  ];
  return {
    repository: 'workshop/hello',
    pushes: releases.map(release => ({
      kind: 'image',
      tags:
        release.index === images.length - 1
          ? [release.version, 'latest']
          : [release.version],
      image: images[release.index](release),
    })),
  };
}
