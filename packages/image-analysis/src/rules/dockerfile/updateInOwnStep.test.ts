import { updateInOwnStep as rule } from './updateInOwnStep';
import { foundIn, outcomeFor } from './testing';

const inBuild = (lines: string) =>
  `FROM debian:12 AS build\n${lines}\nFROM scratch\nCOPY --from=build /a /b`;

describe('update-in-own-step', () => {
  it('joins the two steps', () => {
    expect(
      foundIn(rule, inBuild('RUN apt-get update\nRUN apt-get install -y gcc')),
    ).toMatchObject([
      {
        places: [{ line: 2 }, { line: 3 }],
        remedy: {
          change: {
            after: 'RUN apt-get update && \\\n    apt-get install -y gcc',
          },
        },
      },
    ]);
  });

  it.each([
    ['RUN apt-get update && apt-get install -y gcc'],
    ['RUN apt-get update\nRUN apt-get update && apt-get install -y gcc'],
    ['RUN apt-get update'],
    [
      'RUN --mount=type=cache,target=/var/lib/apt apt-get update\nRUN apt-get install -y gcc',
    ],
    ['RUN apk update\nRUN apt-get install -y gcc'],
  ])('finds nothing in %j', lines => {
    expect(outcomeFor(rule, inBuild(lines))).toEqual({ state: 'passed' });
  });

  it('leaves the final stage to what its layers tell', () => {
    const text =
      'FROM debian:12\nRUN apt-get update\nRUN apt-get install -y gcc';
    const image = {
      layers: ['base', 'lists', 'gcc'],
      layerBytes: [1e7, 1e7, 1e7],
      history: [
        { createdBy: 'base' },
        ...['apt-get update', 'apt-get install -y gcc'].map(script => ({
          createdBy: `RUN /bin/sh -c ${script} # buildkit`,
          comment: 'buildkit.dockerfile.v0',
        })),
      ],
    };
    expect(outcomeFor(rule, text, { image })).toMatchObject({
      state: 'not-applicable',
    });
  });
});
