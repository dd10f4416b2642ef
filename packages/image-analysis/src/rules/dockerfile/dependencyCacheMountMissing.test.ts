import { dependencyCacheMountMissing as rule } from './dependencyCacheMountMissing';
import { foundIn, outcomeFor } from './testing';

const inBuild = (run: string) =>
  `FROM golang:1.24 AS build\n${run}\nFROM scratch\nCOPY --from=build /app /app`;

describe('dependency-cache-mount-missing', () => {
  it('puts the mounts into the RUNs of the Dockerfile', () => {
    expect(
      foundIn(
        rule,
        inBuild(
          'RUN go mod download\nCOPY . .\nRUN CGO_ENABLED=0 \\\n  go build -o /app',
        ),
      ),
    ).toMatchObject([
      {
        key: 'build go',
        places: [{ line: 2 }, { line: 4 }],
        remedy: {
          change: {
            after: [
              'RUN --mount=type=cache,target=/go/pkg/mod \\\n    --mount=type=cache,target=/root/.cache/go-build \\\n    go mod download',
              'RUN --mount=type=cache,target=/go/pkg/mod \\\n    --mount=type=cache,target=/root/.cache/go-build \\\n    CGO_ENABLED=0 \\\n  go build -o /app',
            ].join('\n'),
          },
        },
      },
    ]);
  });

  it.each([
    ['npm', 'RUN npm ci'],
    ['maven', 'RUN ./mvnw -B package'],
    ['pip', 'RUN python -m pip install -r requirements.txt'],
    ['cargo', 'RUN cargo build --release'],
    ['gradle', 'RUN ["gradle", "build"]'],
    ['npm', 'RUN --mount=type=secret,id=npmrc npm ci'],
  ])('finds %s in %s', (ecosystem, run) => {
    expect(foundIn(rule, inBuild(run))).toMatchObject([
      { key: `build ${ecosystem}` },
    ]);
  });

  it.each([
    ['RUN --mount=type=cache,target=/root/.npm npm ci'],
    ['RUN pip install --no-cache-dir -r requirements.txt'],
    ['RUN go build -mod=vendor'],
    ['RUN npm install -g corepack'],
    ['RUN echo npm ci'],
    ['RUN if test -f a; then npm ci; fi'],
  ])('finds nothing in %s', run => {
    expect(outcomeFor(rule, inBuild(run))).toEqual({ state: 'passed' });
  });

  it.each([
    ['1', 0],
    ['off', 1],
  ])('minds PIP_NO_CACHE_DIR=%s of a stage below', (value, count) => {
    expect(
      foundIn(
        rule,
        `FROM python:3 AS base\nENV PIP_NO_CACHE_DIR=${value}\nFROM base\nRUN pip install -r r.txt`,
      ),
    ).toHaveLength(count);
  });

  it('minds where another image than golang keeps modules', () => {
    expect(
      foundIn(rule, 'FROM debian:12\nRUN go build -o /app')[0].remedy.text,
    ).toMatch(/\/root\/go\/pkg\/mod/);
  });

  it('proposes no place for users that it does not know', () => {
    expect(
      foundIn(rule, 'FROM node:22\nUSER node\nRUN npm ci')[0].remedy.change,
    ).toBeUndefined();
  });

  it('keeps a here-document where it is', () => {
    expect(
      foundIn(rule, inBuild('RUN <<EOF\nnpm ci\nEOF'))[0].remedy.change?.after,
    ).toBe('RUN --mount=type=cache,target=/root/.npm <<EOF\nnpm ci\nEOF');
  });

  it('does not ask kaniko for mounts', () => {
    const image = {
      layers: ['a'],
      history: [{ createdBy: 'RUN npm ci', author: 'kaniko' }],
    };
    expect(outcomeFor(rule, inBuild('RUN npm ci'), { image })).toMatchObject({
      state: 'not-applicable',
    });
  });
});
