import {
  alpine38,
  alpine315,
  golang110,
  golang110Alpine,
  golang111,
  golang117Alpine,
} from './bases';
import { certificates, goProgram, layerOf, sources, spread } from '../contents';
import { LayerEntry } from '../blobs';
import { DemoImage, Instruction, Moment, classicDocker } from '../images';
import {
  Release,
  Story,
  numbered,
  schedule,
  uncompressedBytes,
  varied,
} from './story';

/**
 * Three ladders from the founding texts. Sizes are the texts' own: what
 * `docker image ls` printed, uncompressed, in decimal megabytes.
 */

const MB = 1_000_000;

function bytesOf(entries: LayerEntry[]): number {
  return uncompressedBytes(
    classicDocker({
      at: '2019-01-01T00:00:00Z',
      steps: [{ do: 'RUN', command: '', layer: layerOf(entries) }],
    }),
  );
}

/** Source, build and start in one stage, on an image with a compiler. */
function singleStage(options: {
  from: DemoImage;
  at: Moment;
  /** Of the whole image. */
  uncompressedBytes: number;
  context: LayerEntry[];
  built: LayerEntry[];
  folder: string;
  command: string;
  start: string;
}): DemoImage {
  const { from, at, context, built, folder, command, start } = options;
  const missing =
    options.uncompressedBytes - uncompressedBytes(from) - bytesOf(context);
  return classicDocker({
    from,
    at,
    steps: [
      { do: 'WORKDIR', path: `/${folder}` },
      { do: 'COPY', sources: '.', to: '.', layer: layerOf(context) },
      {
        do: 'RUN',
        command,
        layer: layerOf(built, { uncompressedBytes: missing }),
      },
      { do: 'CMD', words: [start] },
    ],
  });
}

/** One static program on a base without a compiler, or on none. */
function programOn(options: {
  from?: DemoImage;
  at: Moment;
  program: LayerEntry[];
  uncompressedBytes: number;
  before?: Instruction[];
  start: string;
}): DemoImage {
  const { from, at, program, before = [], start } = options;
  return classicDocker({
    from,
    at,
    steps: [
      ...before,
      {
        do: 'COPY',
        sources: start,
        to: start,
        layer: layerOf(program, {
          uncompressedBytes: options.uncompressedBytes,
        }),
      },
      { do: 'ENTRYPOINT', words: [start] },
    ],
  });
}

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
function hello(): Story {
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

/** From one stage to two: 317 to 7.35 MB, with small steps between. */
function goDocker(): Story {
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

/** The builder pattern: 920 MB with the compiler, 18.2 MB without. */
function assetServer(): Story {
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

/** The ladders of the founding texts. */
export function workshopStories(): Story[] {
  return [hello(), goDocker(), assetServer()];
}
