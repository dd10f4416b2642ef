import { noMultiStage as rule } from './noMultiStage';
import { DockerfileTest, foundIn, outcomeFor } from './testing';

/** A history that does not show the steps, as after `--squash`. */
const squashed: DockerfileTest = {
  image: { layers: ['all'], history: [{ createdBy: 'squashed' }] },
};
const after = (text: string) =>
  foundIn(rule, text, squashed).map(({ remedy }) => remedy.change?.after);

describe('no-multi-stage', () => {
  it('makes two stages of the lines that are there', () => {
    expect(
      after(
        'FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nEXPOSE 80\nUSER 1000\nENTRYPOINT ["/app"]',
      ),
    ).toEqual([
      [
        'FROM golang:1.24 AS build',
        'WORKDIR /src',
        'COPY . .',
        'RUN CGO_ENABLED=0 go build -o /app .',
        '',
        'FROM gcr.io/distroless/static-debian12',
        'WORKDIR /src',
        'COPY --from=build /app /app',
        'EXPOSE 80',
        'USER 1000',
        'ENTRYPOINT ["/app"]',
      ].join('\n'),
    ]);
  });

  it.each([
    [
      'FROM golang:1.24\nRUN go build -o /a\nCMD ["/a"]',
      'gcr.io/distroless/base-debian12',
    ],
    [
      'FROM golang:1.24-alpine3.21\nRUN go build -o /a\nCMD ["/a"]',
      'gcr.io/distroless/static-debian12',
    ],
    [
      'FROM golang:1.24-alpine3.21\nRUN apk add gcc\nRUN go build -o /a\nCMD ["/a"]',
      'alpine:3.21',
    ],
    [
      'FROM maven:3.9-eclipse-temurin-17\nRUN mvn package\nENTRYPOINT ["java", "-jar", "/target/a.jar"]',
      'eclipse-temurin:17-jre',
    ],
  ])('chooses what the result of %j can run on', (text, runtime) => {
    expect(after(text)[0]).toContain(`\nFROM ${runtime}\nCOPY --from=build /`);
  });

  it('keeps the directory that a relative command is looked up in', () => {
    expect(
      after(
        'FROM golang:1.24-alpine\nWORKDIR /app\nCOPY . /app\nRUN go build -mod=vendor -o main.out\nCMD [ "./main.out" ]',
      )[0],
    ).toMatch(
      /static-debian12\nWORKDIR \/app\nCOPY --from=build \/app\/main.out \/app\/main.out\nCMD/,
    );
  });

  it('proposes no lines where it cannot tell the result', () => {
    expect(
      after('FROM rust:1\nRUN cargo build --release\nCMD cargo run'),
    ).toEqual([undefined]);
  });

  it.each([
    [
      'there are stages',
      'FROM golang:1.24 AS b\nRUN go build -o /a\nFROM scratch\nCOPY --from=b /a /a',
    ],
    ['nothing is compiled', 'FROM node:22\nRUN npm ci\nCMD ["node", "x"]'],
    [
      'the compiler goes again',
      'FROM alpine:3\nRUN apk add go && go build -o /a && apk del go',
    ],
    ['it may not run', 'FROM golang:1.24\nRUN if [ -f x ]; then go build; fi'],
    [
      'a tool is installed',
      'FROM golang:1.24\nRUN go install example.com/a@v1',
    ],
  ])('finds nothing where %s', (_, text) => {
    expect(outcomeFor(rule, text, squashed)).toEqual({ state: 'passed' });
  });

  it('leaves it to contents and history where they tell', () => {
    const text = 'FROM golang:1.24\nRUN go build -o /a\nCMD ["/a"]';
    expect(
      outcomeFor(rule, text, { ...squashed, contents: [{ files: { a: 5 } }] }),
    ).toMatchObject({ state: 'not-applicable' });
  });
});
