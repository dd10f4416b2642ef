import {
  askedChoices,
  choiceNames,
  choicesPart,
  noChoices,
} from './askedChoices';

const asked = (search: string) => {
  const parameters = new URLSearchParams(search);
  return askedChoices(name => parameters.get(name) ?? undefined);
};

describe('askedChoices', () => {
  it('reads what the API would take', () => {
    expect(
      asked('path=aws-vpc-endpoints&cache=0.8&instances=6&perMonth=2.5'),
    ).toEqual({
      choices: {
        path: 'aws-vpc-endpoints',
        cache: 0.8,
        instances: 6,
        perMonth: 2.5,
      },
      unknown: [],
    });
  });

  it('tells what is not allowed and keeps the rest', () => {
    expect(asked('path=carrier-pigeon&instances=-1&cache=none')).toEqual({
      choices: { cache: 'none' },
      unknown: [
        { name: 'path', value: 'carrier-pigeon' },
        { name: 'instances', value: '-1' },
      ],
    });
  });

  it('does not take an empty value for zero', () => {
    expect(asked('instances=&perMonth=%20')).toEqual({
      choices: {},
      unknown: [],
    });
  });

  it('ignores what is no choice', () => {
    expect(asked('repo=a&release=b').choices).toEqual({});
  });
});

describe('choicesPart', () => {
  it('is the same whatever else an address says', () => {
    const part = (search: string) => {
      const parameters = new URLSearchParams(search);
      return choicesPart(name => parameters.get(name) ?? undefined);
    };
    expect(part('whatif=path%3Aa&instances=3&path=aws-nat&repo=b')).toBe(
      'path=aws-nat&instances=3',
    );
    expect(part('instances=3&path=aws-nat')).toBe('path=aws-nat&instances=3');
  });
});

describe('noChoices', () => {
  it('clears every choice', () => {
    expect(Object.keys(noChoices).sort()).toEqual(
      [...choiceNames, 'of'].sort(),
    );
  });
});
