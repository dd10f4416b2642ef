import { packagesAfterSources as rule } from './packagesAfterSources';
import { foundIn, outcomeFor } from './testing';

describe('packages-after-sources', () => {
  it('moves the installation above the copy, as T5’s bad example needs', () => {
    const text = [
      'FROM python:3.13',
      'COPY requirements.txt .',
      'COPY . .',
      'RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*',
      'RUN pip install -r requirements.txt',
    ];
    expect(foundIn(rule, text.join('\n'))).toMatchObject([
      {
        places: [
          { line: 4, layer: 3 },
          { line: 3, layer: 2 },
        ],
        remedy: {
          text: 'Move line 4 above line 3.',
          change: {
            before: [text[2], text[3]].join('\n'),
            after: [text[3], text[2]].join('\n'),
          },
        },
      },
    ]);
  });

  it('moves the fetching of the lists along', () => {
    expect(
      foundIn(
        rule,
        'FROM a\nCOPY . .\nRUN apt-get update\nRUN apt-get install -y gcc',
      )[0].remedy,
    ).toMatchObject({
      text: 'Move lines 3 and 4 above line 2.',
      change: {
        after: 'RUN apt-get update\nRUN apt-get install -y gcc\nCOPY . .',
      },
    });
  });

  it.each([
    ['apk', 'COPY . /app\nENV A=b\nRUN apk add --no-cache curl'],
    ['dnf', 'ADD . .\nRUN dnf install -y gcc && dnf clean all'],
    [
      'a here-document',
      'COPY . .\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nEOF',
    ],
  ])('finds %s', (_, lines) => {
    expect(
      foundIn(
        rule,
        `FROM a AS build\n${lines}\nFROM b\nCOPY --from=build /x /x`,
      ),
    ).toHaveLength(1);
  });

  it.each([
    ['they come first', 'RUN apk add curl\nCOPY . .'],
    ['only single files are copied', 'COPY a.txt .\nRUN apk add curl'],
    [
      'a file of the sources is installed',
      'COPY . .\nRUN apt-get install -y ./my.deb',
    ],
    [
      'the names come from a file',
      'COPY . .\nRUN apt-get install -y $(cat packages.txt)',
    ],
    ['it builds as well', 'COPY . .\nRUN apk add gcc && make && apk del gcc'],
    ['it may not run', 'COPY . .\nRUN if [ -f a ]; then apk add curl; fi'],
    [
      'a list of packages was copied',
      'COPY . .\nRUN cp my.list /etc/apt/sources.list.d/\nRUN apt-get install -y curl',
    ],
    ['another user installs', 'COPY . .\nUSER root\nRUN apk add curl'],
    ['a variable is set in between', 'COPY . .\nARG V=1\nRUN apk add curl=$V'],
  ])('finds nothing where %s', (_, lines) => {
    expect(outcomeFor(rule, `FROM a\n${lines}`)).toEqual({ state: 'passed' });
  });
});
