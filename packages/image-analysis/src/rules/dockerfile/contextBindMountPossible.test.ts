import { contextBindMountPossible as rule } from './contextBindMountPossible';
import { foundIn, outcomeFor } from './testing';

const stage = (lines: string) =>
  `FROM golang:1.24 AS build\n${lines}\nFROM scratch\nCOPY --from=build /out/app /app`;

describe('context-bind-mount-possible', () => {
  it('binds the context to the build command', () => {
    expect(
      foundIn(
        rule,
        stage(
          'WORKDIR /src\nCOPY . .\nENV CGO_ENABLED=0\nRUN go build -o /out/app ./cmd/app',
        ),
      ),
    ).toMatchObject([
      {
        key: 'build',
        places: [{ line: 3 }, { line: 5 }],
        remedy: {
          change: {
            before:
              'COPY . .\nENV CGO_ENABLED=0\nRUN go build -o /out/app ./cmd/app',
            after:
              'ENV CGO_ENABLED=0\nRUN --mount=type=bind,target=. \\\n    go build -o /out/app ./cmd/app',
          },
        },
      },
    ]);
  });

  it.each([
    [
      'the result lies among the sources',
      'WORKDIR /src\nCOPY . .\nRUN go build -o /src/app',
    ],
    [
      'nobody says where the result lies',
      'WORKDIR /src\nCOPY . .\nRUN go build',
    ],
    [
      'another RUN uses the sources',
      'WORKDIR /src\nCOPY . .\nRUN go test ./...\nRUN go build -o /out/app',
    ],
    [
      'code is generated',
      'WORKDIR /src\nCOPY . .\nRUN go generate && go build -o /out/app',
    ],
    ['another tool builds', 'WORKDIR /src\nCOPY . .\nRUN npm run build'],
    [
      'it is bound already',
      'WORKDIR /src\nRUN --mount=target=. go build -o /out/app',
    ],
    [
      'files change their owner',
      'WORKDIR /src\nCOPY --chown=1 . .\nRUN go build -o /out/app',
    ],
  ])('finds nothing where %s', (_, lines) => {
    expect(outcomeFor(rule, stage(lines))).toEqual({ state: 'passed' });
  });

  it('says nothing of sources in the final stage', () => {
    expect(
      outcomeFor(
        rule,
        'FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/app',
      ),
    ).toEqual({ state: 'passed' });
  });
});
