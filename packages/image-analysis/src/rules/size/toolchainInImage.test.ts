import { findingsOf, outcomeOf } from '../testing';
import { onAlpine, onDebian, onGolang, onNamed } from './testing';
import { toolchainInImage } from './toolchainInImage';

const GCC = {
  'usr/bin/gcc-12': 1_000_000,
  'usr/lib/gcc/x86_64-linux-gnu/12/cc1': 30_000_000,
};
const INSTALL =
  'RUN apt-get update && apt-get install -y gcc libc6-dev && make';

describe('toolchain-in-image', () => {
  it('measures a compiler that an own layer installs', () => {
    const [finding] = findingsOf(toolchainInImage, {
      image: onDebian({ steps: [INSTALL] }),
      contents: [{}, { files: { ...GCC, 'app/server': 9_000_000 } }],
    });
    expect(finding).toMatchObject({
      key: 'own',
      title: '31.0 MB of GNU compilers',
      severity: 'high',
      confidence: 'likely',
      places: [{ layer: 1 }, { layer: 1 }],
    });
    expect(finding.claims).toHaveLength(2);
    expect(finding.remedy.change?.after).toContain(
      'apt-get purge -y --auto-remove gcc libc6-dev',
    );
  });

  it('removes what was there to build, and nothing else, at the end of the RUN', () => {
    const after = (step: string) =>
      findingsOf(toolchainInImage, {
        image: onDebian({ steps: [step] }),
        contents: [{}, { files: GCC }],
      })[0].remedy.change?.after;
    expect(
      after('RUN apt-get install -y curl gcc zlib1g-dev zlib1g && make'),
    ).toBe(
      'RUN apt-get install -y curl gcc zlib1g-dev zlib1g && make \\\n    && apt-get purge -y --auto-remove gcc zlib1g-dev',
    );
    expect(after('RUN apk add --no-cache curl gcc make && make')).toBe(
      'RUN apk add --no-cache curl && apk add --no-cache --virtual .build-dependencies gcc make && make \\\n    && apk del .build-dependencies',
    );
    // Nothing in it builds: removing would leave nothing.
    expect(after('RUN apt-get install -y gcc')).toBeUndefined();
  });

  it('proposes two stages where the program is built in the image', () => {
    const steps = [
      INSTALL,
      'COPY . .',
      'RUN go build -o /usr/bin/web .',
      'CMD ["web"]',
    ];
    const change = (linkage: 'static' | 'dynamic') =>
      findingsOf(toolchainInImage, {
        image: onDebian({ steps, run: { cmd: ['web'] } }),
        contents: [
          {},
          { files: GCC },
          {},
          {
            files: { 'usr/bin/web': { bytes: 7_000_000, mode: 0o755 } },
            executables: [
              {
                path: 'usr/bin/web',
                bytes: 7_000_000,
                kind: 'executable',
                architecture: 'amd64',
                linkage,
                symbolBytes: 0,
                debugBytes: 0,
                hasSections: true,
              },
            ],
          },
        ],
      })[0].remedy.change?.after;
    expect(change('static')).toBe(`FROM debian:bookworm AS build
${steps.slice(0, 3).join('\n')}

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /usr/bin/web /usr/bin/web
CMD ["web"]`);
    expect(change('dynamic')).toContain(
      '\nFROM debian:bookworm\nCOPY --from=build /usr/bin/web',
    );
  });

  it('finds one that a base of its own brings, as a choice of base', () => {
    expect(
      findingsOf(toolchainInImage, {
        image: onNamed('registry.example.com/base/tools:3', {
          steps: ['COPY app /app'],
        }),
        contents: [{ files: GCC }, { files: { app: 5_000_000 } }],
      }),
    ).toMatchObject([
      { key: 'base', title: '31.0 MB of GNU compilers in the base image' },
    ]);
  });

  it('leaves bases that are known for it to their own rules', () => {
    expect(
      outcomeOf(toolchainInImage, {
        image: onGolang({ steps: ['RUN go build -o /app'] }),
        contents: [
          {},
          { files: GCC },
          {
            files: { 'usr/local/go/pkg/tool/linux_amd64/compile': 20_000_000 },
          },
          {},
          { files: { app: 1_000 } },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not mind the headers that small bases bring', () => {
    expect(
      outcomeOf(toolchainInImage, {
        image: onNamed('docker.io/library/node:20-alpine', {
          steps: ['COPY app /app'],
        }),
        contents: [
          { files: { 'usr/local/include/node/v8.h': 6_000_000 } },
          { files: { app: 5_000_000 } },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('only mentions it where the image is made to compile', () => {
    expect(
      findingsOf(toolchainInImage, {
        image: onDebian({ steps: [INSTALL], run: { cmd: ['make', 'test'] } }),
        contents: [{}, { files: GCC }],
      }),
    ).toMatchObject([{ severity: 'info' }]);
  });

  it('passes an image that removed it in the same RUN, though the text names gcc', () => {
    expect(
      outcomeOf(toolchainInImage, {
        image: onAlpine({
          steps: [
            'RUN apk add --no-cache --virtual .build gcc make && make && apk del .build',
          ],
        }),
        contents: [{}, { files: { 'app/server': 9_000_000 } }],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('suspects by history only what is installed for sure and stays', () => {
    const found = (step: string) =>
      findingsOf(toolchainInImage, { image: onDebian({ steps: [step] }) });
    expect(found(INSTALL)).toMatchObject([
      { confidence: 'guess', severity: 'medium' },
    ]);
    expect(found(INSTALL)[0].claims).toBeUndefined();
    expect(found('RUN apk add gcc && make && apk del gcc')).toEqual([]);
    // As nginx does, for architectures without a ready-made package.
    expect(
      found(
        'RUN set -x; case "$(apk --print-arch)" in x86_64) apk add nginx ;; *) apk add gcc make; esac',
      ),
    ).toEqual([]);
    expect(found('ENV PHPIZE_DEPS=autoconf gcc make')).toEqual([]);
  });

  it('does not pass by history alone, for the base may bring one', () => {
    expect(
      outcomeOf(toolchainInImage, {
        image: onDebian({ steps: ['COPY app /app'] }),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'contents' });
  });

  it('does not take a few headers for a toolchain', () => {
    expect(
      outcomeOf(toolchainInImage, {
        image: onDebian({ steps: ['RUN apt-get install -y zlib1g-dev'] }),
        contents: [{}, { files: { 'usr/include/zlib.h': 97_000 } }],
      }),
    ).toEqual({ state: 'passed' });
  });
});
