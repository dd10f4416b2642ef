import fc from 'fast-check';
import { hygieneRules } from '../hygiene';
import { ruleInputOf } from '../testing';
import { safetyRules } from './index';

const rules = [...hygieneRules, ...safetyRules];

function judge(history: string[]) {
  const input = ruleInputOf({
    image: {
      layers: history.map((_, index) => `${index}`),
      history: history.map(createdBy => ({ createdBy })),
    },
    contents: [],
  });
  return rules.map(rule => rule.decide(input).state);
}

const word = fc.constantFrom(
  ...['RUN', 'COPY', 'ADD', 'ENV', 'ARG', 'cd', 'sudo', 'curl', 'wget', '-k'],
  ...['|', '&&', ';', '"', "'", '$(', ')', '<<EOF', '\\', '\n', '***', '--'],
  ...[
    'sh',
    '-c',
    'A=',
    'TOKEN=x',
    '/',
    '/a',
    'https://a.example/b.tgz',
    '[',
    ']',
  ],
  ...['apt-get', 'install', 'vim', 'chmod', '777', 'MAINTAINER', '', '#(nop)'],
);

describe('rules about hygiene and safety', () => {
  it('have an outcome whatever a history says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ maxLength: 60 }),
            fc.array(word, { maxLength: 15 }).map(words => words.join(' ')),
            fc
              .array(word, { maxLength: 15 })
              .map(words => `RUN /bin/sh -c ${words.join(' ')} # buildkit`),
          ),
          { maxLength: 5 },
        ),
        history => {
          expect(judge(history)).toHaveLength(rules.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    'A=a ',
    'sudo ',
    'curl -',
    'curl -k ',
    'sh -c "$(curl ',
    'apt-get install vim ',
    'chmod -R 777 ',
    '--password *** ',
    'TOKEN=***',
    'cd /a && ',
    '-k',
    ' ',
    '"',
    '\\',
    '$(',
    'a:',
  ])('take little time for a long RUN of %j', piece => {
    const script = piece.repeat(Math.floor(9_900 / piece.length));
    const start = process.cpuUsage();
    judge([`RUN /bin/sh -c ${script} # buildkit`, `ADD ${script} /`]);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
  });
});
