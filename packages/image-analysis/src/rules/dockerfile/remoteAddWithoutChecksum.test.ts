import { remoteAddWithoutChecksum as rule } from './remoteAddWithoutChecksum';
import { foundIn, outcomeFor } from './testing';

const inBuild = (line: string) =>
  `FROM a AS build\n${line}\nFROM b\nCOPY --from=build /a /b`;

describe('remote-add-without-checksum', () => {
  it.each([
    [
      'ADD https://example.com/a.tgz /a',
      'ADD --checksum=sha256:<of the file> https://example.com/a.tgz /a',
    ],
    [
      'ADD --chown=1 https://example.com/a /a',
      'ADD --checksum=sha256:<of the file> --chown=1 https://example.com/a /a',
    ],
    [
      'ADD https://git.example.com/a.git /a',
      'ADD https://git.example.com/a.git#<commit> /a',
    ],
    [
      'ADD git@git.example.com:a/b.git /a',
      'ADD git@git.example.com:a/b.git#<commit> /a',
    ],
  ])('%s: %s', (line, after) => {
    expect(foundIn(rule, inBuild(line))).toMatchObject([
      { places: [{ line: 2 }], remedy: { change: { after } } },
    ]);
  });

  it.each([
    ['ADD --checksum=sha256:abc https://example.com/a.tgz /a'],
    ['ADD https://git.example.com/a.git#v1.0 /a'],
    ['ADD a.tgz /a'],
    ['COPY https /a'],
  ])('finds nothing in %s', line => {
    expect(outcomeFor(rule, inBuild(line))).toEqual({ state: 'passed' });
  });

  it('leaves the final stage to what its layers tell', () => {
    expect(
      outcomeFor(rule, 'FROM a\nADD https://example.com/a.tgz /a'),
    ).toMatchObject({ state: 'not-applicable' });
  });
});
