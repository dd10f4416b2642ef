import { cacheMountWithoutEffect as rule } from './cacheMountWithoutEffect';
import { foundIn, outcomeFor } from './testing';

const APT =
  'RUN --mount=type=cache,target=/var/cache/apt apt-get install -y curl';

describe('cache-mount-without-effect', () => {
  it('takes the option away that forbids the cache', () => {
    expect(
      foundIn(
        rule,
        'FROM python:3.13\nRUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir -r r.txt',
      ),
    ).toMatchObject([
      {
        places: [{ line: 2, layer: 1 }],
        remedy: {
          change: {
            after:
              'RUN --mount=type=cache,target=/root/.cache/pip pip install -r r.txt',
          },
        },
      },
    ]);
  });

  it.each([
    [
      'apk',
      'FROM alpine:3.22\nRUN --mount=type=cache,target=/var/cache/apk apk add --no-cache curl',
    ],
    [
      'apt-lists',
      'FROM node:22\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*',
    ],
    ['apt-archives', `FROM debian:12\n${APT}`],
    ['apt-archives', `FROM docker.io/library/ubuntu\n${APT}`],
  ])('finds %s', (key, text) => {
    expect(foundIn(rule, text)).toMatchObject([
      { key: expect.stringMatching(`^${key} `) },
    ]);
  });

  it.each([
    [
      'the option stands in another RUN',
      'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip true\nRUN pip install --no-cache-dir x',
    ],
    ['there is no mount', 'FROM a\nRUN pip install --no-cache-dir x'],
    [
      'docker-clean was taken away',
      `FROM debian:12\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\n${APT}`,
    ],
    [
      'the base may have another configuration',
      `FROM registry.example.com/base/debian:12\n${APT}`,
    ],
    [
      'other lists are deleted',
      'FROM a\nRUN --mount=type=cache,target=/root/.cache/pip apt-get update && rm -rf /var/lib/apt/lists/*',
    ],
  ])('finds nothing where %s', (_, text) => {
    expect(outcomeFor(rule, text)).toEqual({ state: 'passed' });
  });
});
