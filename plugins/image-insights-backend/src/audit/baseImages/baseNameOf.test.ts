import { BaseFact } from '@image-insights/image-analysis';
import { baseNameOf, repositoriesOfBase } from './baseNameOf';

const DIGEST = `sha256:${'a'.repeat(64)}`;

type KnownBase = Extract<BaseFact, { known: true }>;

function base(
  name: string,
  method: KnownBase['method'] = 'annotation',
): BaseFact {
  return { known: true, name, layerCount: 1, method, confidence: 'certain' };
}

describe('baseNameOf', () => {
  it.each([
    'debian:12-slim',
    'docker.io/debian:12-slim',
    'docker.io/library/debian:12-slim',
    'index.docker.io/library/debian:12-slim',
    `debian:12-slim@${DIGEST}`,
  ])('reads %s as debian:12-slim', name => {
    expect(baseNameOf(base(name))).toBe('debian:12-slim');
  });

  it.each([
    ['grafana/loki:3', 'grafana/loki:3'],
    ['docker.io/grafana/loki:3', 'grafana/loki:3'],
    [
      'registry.example.com:5000/base/java:21',
      'registry.example.com:5000/base/java:21',
    ],
    [
      `registry.example.com/base/java@${DIGEST}`,
      'registry.example.com/base/java',
    ],
    ['Windows 10.0.17763', 'Windows 10.0.17763'],
  ])('reads %s as %s', (name, read) => {
    expect(baseNameOf(base(name))).toBe(read);
  });

  it('takes no tag for latest only where the build wrote none', () => {
    expect(baseNameOf(base('golang', 'provenance'))).toBe('golang:latest');
    expect(baseNameOf(base('ubuntu', 'root-layer-signature'))).toBe('ubuntu');
    expect(baseNameOf(base(`golang@${DIGEST}`, 'provenance'))).toBe('golang');
  });

  it('has no name for what has none', () => {
    expect(
      baseNameOf({ known: false, reason: 'nobody knows' }),
    ).toBeUndefined();
    expect(baseNameOf(base(''))).toBeUndefined();
  });
});

describe('repositoriesOfBase', () => {
  it('tells the repository as written and as read', () => {
    expect(repositoriesOfBase(base(`acme/base:1@${DIGEST}`))).toEqual([
      'acme/base',
      'docker.io/acme/base',
    ]);
    expect(repositoriesOfBase(base('registry.example.com:5000/base'))).toEqual([
      'registry.example.com:5000/base',
    ]);
    expect(repositoriesOfBase({ known: false, reason: 'no' })).toEqual([]);
  });
});
