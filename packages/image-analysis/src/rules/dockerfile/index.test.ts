import fc from 'fast-check';
import { ruleInputOf } from '../testing';
import { dockerfileRules } from './index';
import { dockerfileInput, outcomeFor } from './testing';

const DIGEST = `sha256:${'a'.repeat(64)}`;

/** Every line as the rules advise. */
const WELL_MADE = [
  '# syntax=docker/dockerfile:1',
  `FROM golang:1.24@${DIGEST} AS build`,
  'WORKDIR /src',
  'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
  'RUN --mount=type=bind,source=go.mod,target=go.mod \\',
  '    --mount=type=bind,source=go.sum,target=go.sum \\',
  '    --mount=type=cache,target=/go/pkg/mod \\',
  '    go mod download',
  'RUN --mount=type=bind,target=. \\',
  '    --mount=type=cache,target=/go/pkg/mod \\',
  '    --mount=type=cache,target=/root/.cache/go-build \\',
  '    CGO_ENABLED=0 go build -ldflags "-s -w" -o /out/app ./cmd/app',
  '',
  `FROM gcr.io/distroless/static-debian12@${DIGEST}`,
  'COPY --link --from=build /out/app /app',
  'ARG REVISION',
  'LABEL org.opencontainers.image.revision=$REVISION',
  'USER 65532',
  'ENTRYPOINT ["/app"]',
].join('\n');

describe('the rules of Dockerfiles', () => {
  it('have nothing to say of one that is made well', () => {
    const found = dockerfileRules.filter(
      rule => outcomeFor(rule, WELL_MADE, { ignore: null }).state === 'found',
    );
    expect(found.map(({ id }) => id)).toEqual([]);
  });

  it('need the Dockerfile, so that none of them counts in the score', () => {
    expect(
      dockerfileRules.filter(({ needs }) => !needs.includes('dockerfile')),
    ).toEqual([]);
  });

  it('never throw, and answer twice the same, whatever a Dockerfile says', () => {
    const line = fc.constantFrom(
      'FROM debian AS a',
      'FROM $B',
      'FROM a',
      'FROM golang:1.24@',
      'ARG B=latest',
      'ARG TOKEN',
      'ARG REVISION',
      'ENV PASSWORD x',
      'COPY . .',
      'COPY --from=a . /x',
      'COPY --from=9 x',
      'COPY',
      'COPY ["',
      'ADD https://x/a.git /',
      'ADD a.tgz $D',
      'COPY a.tgz /t/',
      'RUN tar xf /t/a.tgz',
      'RUN apt-get update',
      'RUN --mount=type=cache,target=/var/cache/apt apt-get install -y ./x',
      'RUN --mount= npm install | sh',
      'RUN <<EOF\nnpm ci\nEOF',
      'RUN <<EOF',
      'RUN ["go", "build"',
      'RUN ["go", "build", "-o", "/a"]',
      'SHELL []',
      'SHELL ["bash"]',
      'WORKDIR',
      'WORKDIR ../x',
      'ONBUILD RUN x',
      'CMD',
      'CMD []',
      'ENTRYPOINT ["./x"]',
      'USER',
      '# escape=`',
      '\\',
    );
    const ignore = fc.constantFrom(null, '', '**', '!x\n*', '[', 'a.tgz');
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 14 }),
        ignore,
        fc.boolean(),
        (lines, text, isRead) => {
          const input = ruleInputOf(
            dockerfileInput(['FROM debian:12', ...lines].join('\n'), {
              ignore: text,
              contents: isRead ? [{ files: { 'a/.git/x': 5 } }] : undefined,
            }),
          );
          for (const rule of dockerfileRules) {
            expect(rule.decide(input)).toEqual(rule.decide(input));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
