import { sourcesCopiedBeforeInstall as rule } from './sourcesCopiedBeforeInstall';
import { foundIn, outcomeFor } from './testing';

const build = (lines: string) =>
  `FROM node:22 AS build\nWORKDIR /app\n${lines}\nFROM nginx:1.27\nCOPY --from=build /app/dist /srv\n`;

describe('sources-copied-before-install', () => {
  it('reorders the lines of the Dockerfile itself', () => {
    expect(
      foundIn(
        rule,
        build('COPY --chown=node . .\nENV CI=1\nRUN npm ci\nRUN npm run build'),
      ),
    ).toMatchObject([
      {
        key: 'build npm',
        confidence: 'likely',
        places: [{ line: 5 }, { line: 3 }],
        remedy: {
          change: {
            in: 'Dockerfile',
            before: 'COPY --chown=node . .\nENV CI=1\nRUN npm ci',
            after:
              'ENV CI=1\nCOPY --chown=node package.json package-lock.json ./\nRUN npm ci\nCOPY --chown=node . .',
          },
        },
      },
    ]);
  });

  it('keeps system packages, which the installation may need, before it', () => {
    const lines = [
      'COPY . .',
      'RUN apt-get update && apt-get install -y gcc libpq-dev',
      'RUN pip install -r requirements.txt',
    ];
    expect(foundIn(rule, build(lines.join('\n')))[0].remedy.change?.after).toBe(
      [lines[1], 'COPY requirements.txt ./', lines[2], lines[0]].join('\n'),
    );
  });

  it('proposes no order where a step in between may need either', () => {
    expect(
      foundIn(rule, build('COPY . .\nRUN ./configure.sh\nRUN npm ci'))[0].remedy
        .change,
    ).toBeUndefined();
  });

  it('downloads first where the command builds as well', () => {
    const text =
      'FROM golang:1.24 AS b\nCOPY . /src\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app';
    expect(foundIn(rule, text)[0].remedy.change?.after).toBe(
      'COPY go.mod go.sum /src/\nRUN go mod download\nCOPY . /src\nRUN go build -o /app .',
    );
  });

  it.each([
    ['pip', 'COPY . .\nRUN pip install -r requirements.txt'],
    ['maven', 'ADD ./ /src\nRUN mvn -B package'],
    ['yarn', 'COPY ./* .\nRUN set -eux; yarn --frozen-lockfile'],
    ['gem', 'COPY . .\nRUN ["bundle", "install"]'],
    ['composer', 'COPY . .\nRUN <<EOF\ncomposer install\nEOF'],
  ])('finds %s', (ecosystem, lines) => {
    expect(foundIn(rule, build(lines))).toMatchObject([
      { key: `build ${ecosystem}` },
    ]);
  });

  it.each([
    [
      'manifests come first',
      'COPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build',
    ],
    [
      'they are installed twice',
      'COPY package.json .\nRUN npm ci\nCOPY . .\nRUN npm ci --omit=dev',
    ],
    ['only a directory is copied', 'COPY src src\nRUN npm ci'],
    ['it comes from a stage', 'COPY --from=other . .\nRUN npm ci'],
    ['a package is installed by name', 'COPY . .\nRUN npm install -g pnpm'],
    [
      'the libraries lie in a mounted cache',
      'COPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go build',
    ],
    [
      'the libraries come with the sources',
      'COPY . .\nRUN go build -mod=vendor',
    ],
    ['it may not run', 'COPY . .\nRUN if [ -f x ]; then npm ci; fi'],
  ])('finds nothing where %s', (_, lines) => {
    expect(outcomeFor(rule, build(lines))).toEqual({ state: 'passed' });
  });

  it('passes over stages that do not reach the image', () => {
    expect(
      outcomeFor(
        rule,
        'FROM a AS unused\nCOPY . .\nRUN npm ci\nFROM b\nCOPY x y',
      ),
    ).toEqual({ state: 'passed' });
  });

  it('leaves the final stage to what its layers tell', () => {
    const text = 'FROM node:22\nCOPY . .\nRUN npm ci\n';
    const image = {
      layers: ['node', 'sources', 'modules'],
      layerBytes: [1e6, 1e6, 3e7],
      history: [
        { createdBy: 'base' },
        { createdBy: 'COPY . . # buildkit', comment: 'buildkit.dockerfile.v0' },
        {
          createdBy: 'RUN /bin/sh -c npm ci # buildkit',
          comment: 'buildkit.dockerfile.v0',
        },
      ],
    };
    expect(outcomeFor(rule, text, { image })).toMatchObject({
      state: 'not-applicable',
      reason: expect.stringMatching(/sources-before-dependencies/),
    });
  });
});
