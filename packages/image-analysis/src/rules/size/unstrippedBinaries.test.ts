import { ElfFacts } from '../../contents/LayerContents';
import { TestLayer, findingsOf, outcomeOf } from '../testing';
import { onDebian, onScratch } from './testing';
import { unstrippedBinaries } from './unstrippedBinaries';

function binary(path: string, facts: Partial<ElfFacts> = {}): TestLayer {
  const bytes = facts.bytes ?? 2_000_000;
  return {
    files: { [path]: { bytes, mode: 0o755 } },
    executables: [
      {
        path,
        bytes,
        kind: 'executable',
        architecture: 'amd64',
        linkage: 'static',
        language: 'go',
        symbolBytes: 200_000,
        debugBytes: 600_000,
        hasSections: true,
        ...facts,
      },
    ],
  };
}

describe('unstripped-binaries', () => {
  it('claims symbol and debug sections, no more', () => {
    expect(
      findingsOf(unstrippedBinaries, {
        image: onScratch({ steps: ['COPY hello /hello'] }),
        contents: [binary('hello')],
      }),
    ).toMatchObject([
      {
        title: '800 kB of symbols and debug information in 1 binary',
        severity: 'high',
        claims: [{ file: 0, bytes: 800_000 }],
        remedy: { text: 'Build with `-ldflags="-s -w"`.' },
      },
    ]);
  });

  it('rewrites the go build of the image, or of its Dockerfile', () => {
    const change = (step: string, dockerfile?: string) =>
      findingsOf(unstrippedBinaries, {
        image: onDebian({ steps: [step] }),
        contents: [{}, binary('hello')],
        ...(dockerfile && {
          source: {
            known: true,
            value: {
              dockerfile: {
                path: 'Dockerfile',
                text: dockerfile,
                from: 'source',
              },
            },
          },
        }),
      })[0].remedy.change?.after;
    expect(change('RUN CGO_ENABLED=0 go build -o /hello .')).toBe(
      'RUN CGO_ENABLED=0 go build -ldflags="-s -w" -o /hello .',
    );
    expect(
      change('COPY /hello /hello', 'FROM golang\nRUN go build -o /hello .\n'),
    ).toBe('RUN go build -ldflags="-s -w" -o /hello .');
    expect(
      change('COPY /hello /hello', 'RUN go build -ldflags="-X main.v=1" .'),
    ).toBeUndefined();
    expect(change('COPY /hello /hello')).toBeUndefined();
  });

  it('tells other languages to strip', () => {
    expect(
      findingsOf(unstrippedBinaries, {
        image: onScratch({ steps: ['COPY hello /hello'] }),
        contents: [binary('hello', { language: 'rust' })],
      })[0].remedy.text,
    ).toContain('strip = true');
  });

  it.each<[string, TestLayer[]]>([
    ['is stripped', [{}, binary('hello', { symbolBytes: 0, debugBytes: 0 })]],
    ['is of the base', [binary('usr/bin/perl'), {}]],
    [
      'is a module of a Python library',
      [{}, binary('usr/lib/python3/site-packages/numpy/core.so')],
    ],
    ['is an object file', [{}, binary('a.o', { kind: 'relocatable' })]],
  ])('passes where the binary %s', (_, contents) => {
    expect(
      outcomeOf(unstrippedBinaries, {
        image: onDebian({ steps: ['COPY a /a'] }),
        contents,
      }),
    ).toEqual({ state: 'passed' });
  });
});
