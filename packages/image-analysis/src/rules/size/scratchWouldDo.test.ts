import { ElfFacts } from '../../contents/LayerContents';
import { TestLayer, findingsOf, outcomeOf } from '../testing';
import { scratchWouldDo } from './scratchWouldDo';
import { onAlpine, onScratch } from './testing';

const elf = (
  path: string,
  linkage: ElfFacts['linkage'] = 'static',
): ElfFacts => ({
  path,
  bytes: 2_000_000,
  kind: 'executable',
  architecture: 'amd64',
  linkage,
  symbolBytes: 0,
  debugBytes: 0,
  hasSections: true,
});

const BASE: TestLayer = {
  files: {
    'bin/busybox': 800_000,
    'lib/libcrypto.so.3': 4_000_000,
    'etc/ssl/cert.pem': 200_000,
  },
  executables: [elf('bin/busybox', 'dynamic')],
};
const OWN: TestLayer = {
  files: { hello: { bytes: 2_000_000, mode: 0o755 } },
  executables: [elf('hello')],
};
const image = onAlpine({
  steps: ['COPY /out/hello /hello', 'ENTRYPOINT ["/hello"]'],
  run: { entrypoint: ['/hello'] },
});

describe('scratch-would-do', () => {
  it('claims the base under one static program, certificates left out', () => {
    const [finding] = findingsOf(scratchWouldDo, {
      image,
      contents: [BASE, OWN],
    });
    expect(finding).toMatchObject({
      title: '4.80 MB of base under a static program',
      severity: 'high',
      claims: [{ bytes: 800_000 }, { bytes: 4_000_000 }],
      remedy: {
        change: {
          before:
            'FROM alpine:3.20.3\nCOPY /out/hello /hello\nENTRYPOINT ["/hello"]',
          after: 'FROM scratch\nCOPY /out/hello /hello\nENTRYPOINT ["/hello"]',
        },
      },
    });
  });

  it('lets the program have assets and certificates', () => {
    expect(
      findingsOf(scratchWouldDo, {
        image,
        contents: [
          BASE,
          {
            files: {
              ...OWN.files,
              'www/index.html': 10_000,
              'www/static/app.js': 10_000,
              'usr/share/ca-certificates/mozilla/x.crt': 2_000,
              'lib/apk/db/installed': 20_000,
            },
            executables: OWN.executables,
          },
        ],
      }),
    ).toHaveLength(1);
  });

  it.each<[string, TestLayer]>([
    [
      'is linked dynamically',
      { files: OWN.files, executables: [elf('hello', 'dynamic')] },
    ],
    [
      'has a shell script beside it',
      {
        files: { ...OWN.files, 'entrypoint.sh': { bytes: 100, mode: 0o755 } },
        executables: OWN.executables,
      },
    ],
    [
      'comes with a library',
      {
        files: { ...OWN.files, 'usr/lib/libz.so.1': 100_000 },
        executables: [
          elf('hello'),
          { ...elf('usr/lib/libz.so.1', 'dynamic'), kind: 'shared-object' },
        ],
      },
    ],
  ])('passes where the program %s', (_, own) => {
    expect(outcomeOf(scratchWouldDo, { image, contents: [BASE, own] })).toEqual(
      { state: 'passed' },
    );
  });

  it('passes where a shell starts the program', () => {
    expect(
      outcomeOf(scratchWouldDo, {
        image: onAlpine({
          steps: ['COPY /out/hello /hello'],
          run: { cmd: ['/bin/sh', '-c', '/hello'] },
        }),
        contents: [BASE, OWN],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes an image on scratch', () => {
    expect(
      outcomeOf(scratchWouldDo, {
        image: onScratch({
          steps: ['COPY /out/hello /hello'],
          run: { entrypoint: ['/hello'] },
        }),
        contents: [OWN],
      }),
    ).toEqual({ state: 'passed' });
  });
});
