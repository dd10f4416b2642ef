import { ElfFacts } from '../../contents/LayerContents';
import { TestLayer, findingsOf, outcomeOf } from '../testing';
import { buildBaseShipped } from './buildBaseShipped';
import { onAlpine, onDebian, onGolang, onNamed } from './testing';

const STEPS = [
  'WORKDIR /src',
  'COPY . .',
  'RUN CGO_ENABLED=0 go build -o /bin/hello .',
  'EXPOSE 8080',
  'ENTRYPOINT ["/bin/hello"]',
];
const run = { entrypoint: ['/bin/hello'] };

const binary = (linkage: 'static' | 'dynamic'): ElfFacts => ({
  path: 'bin/hello',
  bytes: 2_000_000,
  kind: 'executable',
  architecture: 'amd64',
  linkage,
  language: 'go',
  symbolBytes: 0,
  debugBytes: 0,
  hasSections: true,
});

const contents = (linkage: 'static' | 'dynamic'): TestLayer[] => [
  {
    files: {
      'usr/bin/perl': 100_000_000,
      'etc/ssl/certs/ca-certificates.crt': 200_000,
    },
  },
  { files: { 'usr/lib/gcc/x86_64-linux-gnu/12/cc1': 200_000_000 } },
  {
    files: {
      'usr/local/go/bin/go': 14_000_000,
      'usr/local/go/pkg/tool/linux_amd64/compile': 486_000_000,
    },
  },
  {},
  {},
  { files: { 'src/main.go': 1_000 } },
  {
    files: { 'bin/hello': { bytes: 2_000_000, mode: 0o755 } },
    executables: [binary(linkage)],
  },
];

describe('build-base-shipped', () => {
  it('claims the whole base under a static program, but for its certificates', () => {
    const [finding] = findingsOf(buildBaseShipped, {
      image: onGolang({ steps: STEPS, run }),
      contents: contents('static'),
    });
    expect(finding).toMatchObject({
      title: 'The Go toolchain shipped with the program',
      severity: 'high',
      confidence: 'likely',
    });
    expect(finding.seen).toContain(
      'The program itself, /bin/hello, is 2.00 MB of 802 MB: 0.2 %.',
    );
    const claimed = finding.claims?.reduce(
      (sum, claim) => sum + ('file' in claim ? claim.bytes : 0),
      0,
    );
    expect(claimed).toBe(800_000_000);
  });

  it('proposes a multi-stage Dockerfile of this image’s own instructions', () => {
    const [finding] = findingsOf(buildBaseShipped, {
      image: onGolang({ steps: STEPS, run }),
      contents: contents('static'),
    });
    expect(finding.remedy.change).toEqual({
      in: 'Dockerfile',
      before: ['FROM golang:1.22.5', ...STEPS].join('\n'),
      after: `FROM golang:1.22.5 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /bin/hello .

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
WORKDIR /src
COPY --from=build /bin/hello /bin/hello
EXPOSE 8080
ENTRYPOINT ["/bin/hello"]`,
    });
  });

  it('claims only the toolchain under a program that needs libraries', () => {
    const [finding] = findingsOf(buildBaseShipped, {
      image: onGolang({ steps: STEPS, run }),
      contents: contents('dynamic'),
    });
    const claimed = finding.claims?.reduce(
      (sum, claim) => sum + ('file' in claim ? claim.bytes : 0),
      0,
    );
    expect(claimed).toBe(700_000_000);
    expect(finding.remedy.change?.after).toContain('FROM gcr.io/distroless/');
  });

  it('claims only the toolchain where other programs are there as well', () => {
    const [finding] = findingsOf(buildBaseShipped, {
      image: onGolang({ steps: STEPS, run }),
      contents: contents('static').map((layer, index) =>
        index === 5
          ? {
              files: { 'usr/bin/ffmpeg': { bytes: 300_000, mode: 0o755 } },
              executables: [
                {
                  ...binary('dynamic'),
                  path: 'usr/bin/ffmpeg',
                  bytes: 300_000,
                },
              ],
            }
          : layer,
      ),
    });
    expect(finding.gainHow).toContain('a smaller base may save more');
  });

  it('finds it too where the image installs the toolchain itself', () => {
    const steps = [
      'RUN apt-get update && apt-get install -y golang-go ca-certificates && rm -rf /var/lib/apt/lists/*',
      'COPY . .',
      'RUN CGO_ENABLED=0 go build -o /bin/hello .',
    ];
    const found = (install: string) =>
      findingsOf(buildBaseShipped, {
        image: onDebian({ steps: [install, ...steps.slice(1)], run }),
        contents: [
          { files: { 'usr/bin/perl': 100_000_000 } },
          {
            files: {
              'usr/lib/go-1.19/bin/go': 300_000_000,
              'usr/bin/x86_64-linux-gnu-helper': 5_000_000,
              'etc/ssl/certs/ca-certificates.crt': 200_000,
            },
            executables: [
              {
                ...binary('dynamic'),
                path: 'usr/bin/x86_64-linux-gnu-helper',
              },
            ],
          },
          { files: { 'pages/index.html': 3_000 } },
          contents('static')[6],
        ],
      });
    const [finding] = found(steps[0]);
    expect(finding.seen).toContain(
      'The program is built in the image that ships it.',
    );
    const claimed = finding.claims?.reduce(
      (sum, claim) => sum + ('file' in claim ? claim.bytes : 0),
      0,
    );
    expect(claimed).toBe(405_000_000);
    // The helper may be what the program calls when it runs.
    expect(found('RUN apt-get install -y golang-go imagemagick')).toEqual([]);
  });

  it('reads it from history alone, with the layers that install the toolchain', () => {
    const [finding] = findingsOf(buildBaseShipped, {
      image: onGolang({
        steps: STEPS,
        run,
        layerBytes: [49_000_000, 102_000_000, 67_000_000],
      }),
    });
    expect(finding).toMatchObject({
      confidence: 'likely',
      claims: [
        { layer: 1, compressedBytes: 102_000_000 },
        { layer: 2, compressedBytes: 67_000_000 },
      ],
    });
  });

  it('does not decide by the base’s name alone', () => {
    expect(
      outcomeOf(buildBaseShipped, {
        image: onGolang({ steps: ['COPY app /app'], run }),
      }),
    ).toMatchObject({ state: 'undecided' });
  });

  it.each([
    ['runs the tool itself', { cmd: ['go', 'test', './...'] }],
    ['has no program of its own', { cmd: ['bash'] }],
  ])('passes an image that %s', (_, own) => {
    expect(
      outcomeOf(buildBaseShipped, {
        image: onGolang({ steps: ['COPY . .'], run: own }),
        contents: contents('static').slice(0, 5),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes where the toolchain is not there, whatever the variables say', () => {
    expect(
      outcomeOf(buildBaseShipped, {
        image: onGolang({ steps: ['COPY app /app'], run }),
        contents: [{}, {}, {}, {}, {}],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes images on other bases, also those that set such variables themselves', () => {
    expect(
      outcomeOf(buildBaseShipped, {
        image: onAlpine({
          steps: ['ENV MAVEN_HOME=/opt/maven', 'COPY app.jar /app.jar'],
          env: ['MAVEN_HOME=/opt/maven'],
        }),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('knows what to run a Java program on', () => {
    const [finding] = findingsOf(buildBaseShipped, {
      image: onNamed('docker.io/library/maven:3.9-eclipse-temurin-17', {
        steps: ['COPY . .', 'RUN mvn -B package'],
        run: { entrypoint: ['java', '-jar', '/app.jar'] },
      }),
    });
    expect(finding.remedy.text).toContain('eclipse-temurin:17-jre');
  });
});
