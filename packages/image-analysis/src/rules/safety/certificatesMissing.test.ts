import { ElfFacts } from '../../contents/LayerContents';
import { onScratch } from '../size/testing';
import { TestLayer, findingsOf, outcomeOf } from '../testing';
import { certificatesMissing } from './certificatesMissing';

function goProgram(facts: Partial<ElfFacts> = {}): TestLayer {
  const bytes = facts.bytes ?? 18_000_000;
  return {
    files: { app: { bytes, mode: 0o755 } },
    executables: [
      {
        path: 'app',
        bytes,
        kind: 'executable',
        architecture: 'amd64',
        linkage: 'static',
        language: 'go',
        symbolBytes: 0,
        debugBytes: 0,
        hasSections: true,
        ...facts,
      },
    ],
  };
}

const image = onScratch({
  steps: ['COPY /out/app /app', 'ENTRYPOINT ["/app"]'],
  run: { entrypoint: ['/app'] },
});

describe('certificates-missing', () => {
  it('warns of a static Go program of some size without certificates', () => {
    expect(
      findingsOf(certificatesMissing, { image, contents: [goProgram()] }),
    ).toMatchObject([
      {
        confidence: 'guess',
        places: [{ layer: 0, path: 'app' }],
        remedy: {
          change: {
            before: 'COPY /out/app /app',
            after:
              'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY /out/app /app',
          },
        },
      },
    ]);
  });

  it('looks at all layers for the certificates', () => {
    expect(
      outcomeOf(certificatesMissing, {
        image: onScratch({ steps: ['COPY certs /etc/ssl', 'COPY app /app'] }),
        contents: [
          { files: { 'etc/ssl/certs/ca-certificates.crt': 220_000 } },
          goProgram(),
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('misses them where a layer deletes them', () => {
    expect(
      findingsOf(certificatesMissing, {
        image: onScratch({
          steps: ['COPY certs /etc/ssl', 'COPY app /app', 'RUN rm -r /etc'],
        }),
        contents: [
          { files: { 'etc/ssl/certs/ca-certificates.crt': 220_000 } },
          goProgram(),
          { whiteouts: ['etc'] },
        ],
      }),
    ).toHaveLength(1);
  });

  it.each<[string, TestLayer]>([
    ['too small a program to speak TLS', goProgram({ bytes: 1_200_000 })],
    [
      'one that is large only by its symbols',
      goProgram({
        bytes: 6_000_000,
        symbolBytes: 1_500_000,
        debugBytes: 2_000_000,
      }),
    ],
    ['a dynamic one', goProgram({ linkage: 'dynamic' })],
    ['one of another language', goProgram({ language: undefined })],
  ])('accepts %s', (_, layer) => {
    expect(
      outcomeOf(certificatesMissing, { image, contents: [layer] }),
    ).toEqual({ state: 'passed' });
  });

  it('accepts a place of its own for them', () => {
    expect(
      outcomeOf(certificatesMissing, {
        image: { ...image, env: ['SSL_CERT_FILE=/certs.pem'] },
        contents: [goProgram()],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('cannot decide without contents', () => {
    expect(outcomeOf(certificatesMissing, { image })).toMatchObject({
      state: 'undecided',
      missing: 'contents',
    });
  });
});
