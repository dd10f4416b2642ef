import { ElfFacts } from '../../contents/LayerContents';
import { onAlpine, onGolang } from '../size/testing';
import { TestLayer, findingsOf, outcomeOf } from '../testing';
import { buildInFinalStage } from './buildInFinalStage';

const STEPS = [
  'RUN apk add go',
  'WORKDIR /src',
  'COPY . .',
  'RUN go build -o /bin/app .',
  'CMD ["/bin/app"]',
];
const image = onAlpine({ steps: STEPS, run: { cmd: ['/bin/app'] } });

const program: ElfFacts = {
  path: 'bin/app',
  bytes: 18_000_000,
  kind: 'executable',
  architecture: 'amd64',
  linkage: 'static',
  language: 'go',
  symbolBytes: 0,
  debugBytes: 0,
  hasSections: true,
};
const GO: TestLayer = {
  files: { 'usr/lib/go/bin/go': 13_000_000, 'usr/lib/go/pkg/a': 200_000_000 },
};
const BUILT: TestLayer = {
  files: { 'bin/app': { bytes: 18_000_000, mode: 0o755 } },
  executables: [program],
};

describe('build-in-final-stage', () => {
  it('makes this image’s own steps a stage, and copies its own program', () => {
    const [finding] = findingsOf(buildInFinalStage, {
      image,
      contents: [{}, GO, {}, {}, BUILT],
    });
    expect(finding).toMatchObject({
      key: 'go',
      title: 'Built where it runs: 213 MB that only the build needs',
      confidence: 'certain',
      claims: [{ bytes: 13_000_000 }, { bytes: 200_000_000 }],
    });
    expect(finding.places[0]).toEqual({ layer: 4 });
    expect(finding.remedy.change?.after).toContain('AS build\nRUN apk add go');
    expect(finding.remedy.change?.after).toContain(
      'COPY --from=build /bin/app /bin/app',
    );
  });

  it('suspects it from history where a toolchain is installed', () => {
    expect(findingsOf(buildInFinalStage, { image })).toMatchObject([
      { confidence: 'likely', method: 'read in the history' },
    ]);
    expect(findingsOf(buildInFinalStage, { image })[0].claims).toBeUndefined();
  });

  it('accepts a toolchain that is gone again', () => {
    expect(
      outcomeOf(buildInFinalStage, {
        image: onAlpine({
          steps: [
            'COPY . .',
            'RUN apk add --virtual b go && go build -o /bin/app . && apk del b',
          ],
        }),
        contents: [{}, {}, BUILT],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('cannot decide from history where nothing tells of a toolchain', () => {
    expect(
      outcomeOf(buildInFinalStage, {
        image: onAlpine({ steps: ['COPY . .', 'RUN ./go build .'] }),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'contents' });
  });

  it.each([
    ['tools by name', 'RUN go install golang.org/x/tools/gopls@v0.16.0'],
    ['branches', 'RUN if x; then gcc a.c; fi'],
    ['compilers that only tell their version', 'RUN gcc --version'],
    ['texts', 'RUN echo go build'],
  ])('passes over %s', (_, step) => {
    expect(
      outcomeOf(buildInFinalStage, { image: onAlpine({ steps: [step] }) }),
    ).toEqual({ state: 'passed' });
  });

  it('leaves images on a build base to the rule about these', () => {
    expect(
      outcomeOf(buildInFinalStage, {
        image: onGolang({ steps: ['COPY . .', 'RUN go build -o /app .'] }),
      }).state,
    ).toBe('not-applicable');
  });

  it('does not apply to images that run the toolchain', () => {
    expect(
      outcomeOf(buildInFinalStage, {
        image: onAlpine({
          steps: [...STEPS.slice(0, 4), 'CMD ["go", "test"]'],
          run: { cmd: ['go', 'test', './...'] },
        }),
      }).state,
    ).toBe('not-applicable');
  });
});
