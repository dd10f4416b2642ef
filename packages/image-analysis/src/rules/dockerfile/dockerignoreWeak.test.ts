import { combineContents } from '../../combine/combineContents';
import { ruleInputOf } from '../testing';
import { dockerignoreWeak as rule } from './dockerignoreWeak';
import { dockerfileInput, foundIn, outcomeFor } from './testing';

const TEXT = 'FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -o /app';
const contents = [
  {},
  {
    files: {
      'src/main.go': 900,
      'src/main_test.go': 5_000,
      'src/Dockerfile': 300,
      'src/README.md': 400,
    },
  },
];

describe('dockerignore-weak', () => {
  it('keeps what is there and adds what T1 asks for', () => {
    expect(foundIn(rule, TEXT, { ignore: '.git\n', contents })).toMatchObject([
      {
        title: '.dockerignore misses 3 lines',
        seen: '3 files of 5.70 kB came from the build context and are needed by no program, most by **/*_test.go, such as main_test.go.',
        confidence: 'likely',
        claims: [{ bytes: 5_000 }, { bytes: 400 }, { bytes: 300 }],
        places: [{ line: 3, layer: 1 }],
        remedy: {
          change: {
            before: '.git\n',
            after: expect.stringMatching(
              /^\.git\n\n.*\n\*\*\/\*_test\.go\n.*\nREADME\.md\n.*\n\*\*\/Dockerfile\*\n$/,
            ),
          },
        },
      },
    ]);
  });

  it.each([
    ['the lines are there', '**/*_test.go\nDockerfile\nREADME.md', TEXT],
    ['there is none at all, which another rule tells', null, TEXT],
    ['only named files are copied', '.git', 'FROM a\nCOPY main.go /src/'],
  ])('finds nothing where %s', (_, ignore, text) => {
    expect(outcomeFor(rule, text, { ignore, contents })).toEqual({
      state: 'passed',
    });
  });

  it('is undecided where layers were not read', () => {
    const input = ruleInputOf(dockerfileInput(TEXT, { ignore: '.git' }));
    const value = combineContents({
      layers: input.image.layers.map(layer => ({
        layer,
        unreadReason: 'it is too large',
      })),
    });
    expect(
      rule.decide({ ...input, contents: { known: true, value } }),
    ).toMatchObject({ state: 'undecided', missing: 'contents' });
  });
});
