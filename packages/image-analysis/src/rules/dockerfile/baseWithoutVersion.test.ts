import { factsOf } from '../../testing';
import { baseWithoutVersion as rule } from './baseWithoutVersion';
import { foundIn, imageBuiltFrom, outcomeFor } from './testing';

const keys = (text: string) => foundIn(rule, text).map(({ key }) => key);

describe('base-without-version', () => {
  it.each([
    ['FROM debian', ['debian']],
    ['FROM debian:latest', ['debian:latest']],
    ['FROM localhost:5000/app', ['localhost:5000/app']],
    ['FROM --platform=linux/amd64 debian AS a', ['debian']],
    [
      'FROM golang AS build\nFROM debian:12\nCOPY --from=build /a /b',
      ['golang'],
    ],
    [
      'FROM debian:12\nCOPY --from=docker/buildx-bin:latest /a /b',
      ['docker/buildx-bin:latest'],
    ],
    [
      'FROM debian:12\nRUN --mount=from=example.com/tools,target=/t true',
      ['example.com/tools'],
    ],
    ['ARG V=latest\nFROM node:$V', ['node:$V']],
  ])('%j: %j', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  it.each([
    ['a tag', 'FROM debian:12'],
    ['a digest', `FROM debian@sha256:${'a'.repeat(64)}`],
    ['latest with a digest', `FROM debian:latest@sha256:${'a'.repeat(64)}`],
    ['scratch', 'FROM scratch'],
    [
      'an earlier stage',
      'FROM debian:12 AS base\nFROM base\nCOPY --from=base /a /b',
    ],
    [
      'a stage by its number',
      'FROM debian:12\nFROM alpine:3\nCOPY --from=0 /a /b',
    ],
    ['a variable without value', 'ARG BASE\nFROM $BASE'],
    ['a variable with a version', 'ARG V=12\nFROM debian:${V}'],
    ['a named context', 'FROM debian:12\nCOPY --from=sources /a /b'],
    [
      'a stage that is not used',
      'FROM node AS lint\nRUN x\nFROM debian:12\nCOPY a b',
    ],
  ])('accepts %s', (_, text) => {
    expect(outcomeFor(rule, text)).toEqual({ state: 'passed' });
  });

  it('tells an image once, with all its lines', () => {
    expect(
      foundIn(rule, 'FROM node AS a\nFROM node\nCOPY --from=a /a /b'),
    ).toMatchObject([
      {
        seen: 'Lines 1 and 2 use node.',
        places: [{ line: 1 }, { line: 2 }],
      },
    ]);
  });

  it('names the version that the image itself tells', () => {
    const text = 'FROM node\nRUN x\n';
    expect(
      foundIn(rule, text, {
        image: { ...imageBuiltFrom(text), env: ['NODE_VERSION=22.11.0'] },
      })[0].remedy.change,
    ).toEqual({
      in: 'Dockerfile',
      before: 'FROM node',
      after: 'FROM node:22.11.0',
    });
  });

  it('is less sure where a build argument may name another image', () => {
    expect(foundIn(rule, 'ARG V=latest\nFROM node:$V')[0]).toMatchObject({
      confidence: 'likely',
      seen: 'Line 2 uses node:$V, which is node:latest by default.',
    });
  });

  it('leaves the final base to what the image records of it', () => {
    const text = 'FROM golang AS b\nFROM debian\nCOPY --from=b /a /b';
    const image = {
      ...imageBuiltFrom(text),
      annotations: { 'org.opencontainers.image.base.name': 'debian:latest' },
    };
    const baseCandidates = [
      {
        repository: 'debian',
        tag: 'latest',
        facts: factsOf({ name: 'debian', layers: ['base'] }),
      },
    ];
    expect(
      foundIn(rule, text, { image, describe: { baseCandidates } }),
    ).toMatchObject([{ key: 'golang' }]);
  });
});
