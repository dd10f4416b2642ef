import { packagesWithoutVersion as rule } from './packagesWithoutVersion';
import { foundIn, outcomeFor } from './testing';

const inBuild = (run: string) =>
  `FROM golang:1.24 AS build\n${run}\nFROM scratch\nCOPY --from=build /a /b`;

describe('packages-without-version', () => {
  it('gathers what build stages install, which the image does not show', () => {
    expect(
      foundIn(rule, inBuild('RUN apk add git make=4\nRUN pip install x')),
    ).toMatchObject([
      {
        seen: 'git, x are installed in whatever version there is when the build runs.',
        places: [{ line: 2 }, { line: 3 }],
      },
    ]);
  });

  it.each([
    ['RUN apk add git=2.4'],
    ['RUN pip install -r requirements.txt'],
    ['RUN npm ci'],
    ['RUN go install example.com/tool@v1.2.3'],
    ['RUN apt-get install -y curl=8.5'],
    ['RUN echo apk add git'],
  ])('finds nothing in %s', run => {
    expect(outcomeFor(rule, inBuild(run))).toEqual({ state: 'passed' });
  });
});
