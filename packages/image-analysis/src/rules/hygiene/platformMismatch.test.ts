import { ElfFacts } from '../../contents/LayerContents';
import { onDebian, onScratch } from '../size/testing';
import { TestLayer, findingsOf, outcomeOf } from '../testing';
import { platformMismatch } from './platformMismatch';

function programs(of: Record<string, string>): TestLayer {
  return {
    files: Object.fromEntries(
      Object.keys(of).map(path => [path, { bytes: 5_000_000, mode: 0o755 }]),
    ),
    executables: Object.entries(of).map(
      ([path, architecture]): ElfFacts => ({
        path,
        architecture,
        bytes: 5_000_000,
        kind: 'executable',
        linkage: 'static',
        language: 'go',
        symbolBytes: 0,
        debugBytes: 0,
        hasSections: true,
      }),
    ),
  };
}

const image = onScratch({
  steps: ['COPY /out/app /app', 'ENTRYPOINT ["/app"]'],
  run: { entrypoint: ['/app'] },
});

describe('platform-mismatch', () => {
  it('finds a program that the image’s platform cannot run', () => {
    expect(
      findingsOf(platformMismatch, {
        image,
        contents: [programs({ app: 'arm64' })],
      }),
    ).toMatchObject([
      {
        title: 'Program for arm64 in an image for amd64',
        confidence: 'certain',
        places: [{ layer: 0, path: 'app' }],
      },
    ]);
  });

  it('suspects where all own programs are for another one', () => {
    expect(
      findingsOf(platformMismatch, {
        image: onDebian({ steps: ['COPY bin /opt/bin'] }),
        contents: [
          {},
          programs({ 'opt/bin/a': 'arm64', 'opt/bin/b': 'arm64' }),
        ],
      }),
    ).toMatchObject([{ confidence: 'likely', placeCount: 2 }]);
  });

  it.each<[string, TestLayer]>([
    ['the right one', programs({ app: 'amd64' })],
    ['32 bits of the same kind', programs({ app: '386' })],
    ['a machine that has no name here', programs({ app: 'machine-258' })],
    [
      'programs for others beside the right one',
      programs({ app: 'amd64', 'share/agent': 'arm64' }),
    ],
    [
      'what is there for others on purpose',
      programs({
        'opt/node_modules/x/y.node': 'arm64',
        'opt/prebuilds/linux-arm64/z': 'arm64',
        'usr/bin/qemu-aarch64-static': 'arm64',
      }),
    ],
    ['no program at all', { files: { 'index.html': 900 } }],
  ])('accepts %s', (_, layer) => {
    expect(outcomeOf(platformMismatch, { image, contents: [layer] })).toEqual({
      state: 'passed',
    });
  });

  it('does not blame an image for its base', () => {
    expect(
      outcomeOf(platformMismatch, {
        image: onDebian({ steps: ['COPY index.html /'] }),
        contents: [programs({ 'opt/x': 'arm64' }), { files: { a: 1 } }],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('cannot decide without contents', () => {
    expect(outcomeOf(platformMismatch, { image }).state).toBe('undecided');
  });
});
