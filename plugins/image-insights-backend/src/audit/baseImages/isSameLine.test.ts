import { isSameLine } from './isSameLine';

const OWN = 'registry.example.com/base';

describe('isSameLine', () => {
  it.each([
    ['debian', '12.7-slim', '12.8-slim'],
    ['debian', '12.7-slim', '12-slim'],
    [`${OWN}/debian`, '12-slim', '12.8-slim'],
    ['python', '3.11.9', '3.11'],
    ['node', '20.1.0-alpine3.18', '20.9.0-alpine3.18'],
    [`${OWN}/java`, '21.0.3-jre', '21.0.4-jre'],
    [`${OWN}/java`, 'stable', 'stable'],
  ])('takes %s %s and %s for one line', (repository, left, right) => {
    expect(isSameLine(repository, left, right)).toBe(true);
    expect(isSameLine(repository, right, left)).toBe(true);
  });

  it.each([
    ['another release of the system', 'debian', '11-slim', '12-slim'],
    ['another flavour', 'debian', '12-slim', '12'],
    ['another line of the runtime', 'python', '3.11', '3.12'],
    ['another system below', 'node', '20-alpine3.18', '20-alpine3.19'],
    ['a name without a version', 'debian', 'latest', '12'],
    ['numbers that may mean anything', `${OWN}/java`, '21.0', '21.1'],
    ['another minor version', `${OWN}/java`, '21.0.3', '21.1.0'],
    ['what is not released', `${OWN}/java`, '21.0.3', '21.0.4-rc.1'],
  ])('keeps apart %s: %s %s and %s', (_, repository, left, right) => {
    expect(isSameLine(repository, left, right)).toBe(false);
    expect(isSameLine(repository, right, left)).toBe(false);
  });
});
