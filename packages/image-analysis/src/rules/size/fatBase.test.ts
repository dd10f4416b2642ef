import { findingsOf, outcomeOf } from '../testing';
import { fatBase } from './fatBase';
import { onAlpine, onDebian, onNamed, onScratch } from './testing';

const steps = ['COPY app /app'];
const GCC = { 'usr/lib/gcc/x86_64-linux-gnu/12/cc1': 30_000_000 };

describe('fat-base', () => {
  it.each([
    ['python:3.12', 'python:3.12-slim'],
    ['python:3.12-bookworm', 'python:3.12-slim-bookworm'],
    ['docker.io/library/node:20', 'docker.io/library/node:20-slim'],
    ['node:20-bookworm', 'node:20-bookworm-slim'],
    ['ruby', 'ruby:slim'],
    ['debian:12', 'debian:12-slim'],
    ['eclipse-temurin:17-jdk-jammy', 'eclipse-temurin:17-jre-jammy'],
    ['eclipse-temurin:21', 'eclipse-temurin:21-jre'],
    ['eclipse-temurin:21-alpine', 'eclipse-temurin:21-jre-alpine'],
    ['tomcat:10.1-jdk21-temurin', 'tomcat:10.1-jre21-temurin'],
    [
      'nvidia/cuda:12.4.1-devel-ubuntu22.04',
      'nvidia/cuda:12.4.1-runtime-ubuntu22.04',
    ],
  ])('proposes for %s %s', (base, smaller) => {
    const [finding] = findingsOf(fatBase, { image: onNamed(base, { steps }) });
    expect(finding).toMatchObject({
      title: `\`${smaller}\` would do as the base`,
      remedy: { change: { after: `FROM ${smaller}` } },
    });
    expect(finding.claims).toBeUndefined();
  });

  it('measures what the smaller variant does not have', () => {
    expect(
      findingsOf(fatBase, {
        image: onNamed('python:3.12', { steps }),
        contents: [
          { files: { ...GCC, 'usr/local/bin/python3.12': 20_000_000 } },
          { files: { app: 1_000 } },
        ],
      }),
    ).toMatchObject([
      {
        title: '30.0 MB in the base that `python:3.12-slim` does not have',
        claims: [{ bytes: 30_000_000 }],
      },
    ]);
  });

  it('passes where contents show that the base is small already', () => {
    expect(
      outcomeOf(fatBase, {
        image: onNamed('python:3.12', { steps }),
        contents: [
          { files: { 'usr/local/bin/python3.12': 20_000_000 } },
          { files: { app: 1_000 } },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not tell variants apart by a name that was made from history', () => {
    expect(outcomeOf(fatBase, { image: onDebian({ steps }) })).toMatchObject({
      state: 'undecided',
      missing: 'contents',
    });
  });

  it.each([
    'python:3.12-slim',
    'python:3.12-alpine',
    'debian:bookworm-slim',
    'eclipse-temurin:17-jre',
    'tomcat:10.1',
    'nvidia/cuda:12.4.1-runtime-ubuntu22.04',
    'registry.example.com/team/python:3',
    'ubuntu:24.04',
  ])('passes %s', base => {
    expect(outcomeOf(fatBase, { image: onNamed(base, { steps }) })).toEqual({
      state: 'passed',
    });
  });

  it('passes Alpine and scratch', () => {
    expect(outcomeOf(fatBase, { image: onAlpine({ steps }) })).toEqual({
      state: 'passed',
    });
    expect(outcomeOf(fatBase, { image: onScratch({ steps }) })).toEqual({
      state: 'passed',
    });
  });
});
