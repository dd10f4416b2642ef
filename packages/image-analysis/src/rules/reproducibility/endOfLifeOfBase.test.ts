import { endOfLifeOfBase, releaseLinesOfBase } from './endOfLifeOfBase';

describe('endOfLifeOfBase', () => {
  it.each([
    ['debian:11-slim', 'Debian 11', '2026-08-31'],
    ['docker.io/library/debian:12.5', 'Debian 12', '2028-06-30'],
    ['registry.example.com/mirror/ubuntu:20.04', 'Ubuntu 20.04', '2025-05-31'],
    ['alpine:3.20.1', 'Alpine Linux 3.20', '2026-04-01'],
    ['debian:bookworm-slim', 'Debian 12', '2028-06-30'],
    ['golang:1.25', 'Go 1.25', '2026-08-19'],
    ['python:3.12.4', 'Python 3.12', '2028-10-31'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0', '.NET 8', '2026-11-10'],
  ])('knows %s by what is in it: %s until %s', (name, of, date) => {
    expect(endOfLifeOfBase(name)).toEqual({ of, date });
  });

  it('takes what ends first of system and runtime', () => {
    expect(endOfLifeOfBase('node:22-alpine3.18')).toEqual({
      of: 'Alpine Linux 3.18',
      date: '2025-05-09',
    });
    expect(endOfLifeOfBase('node:18-bookworm')).toEqual({
      of: 'Node.js 18',
      date: '2025-04-30',
    });
  });

  it.each([
    ['an own image that counts in its own way', 'registry.example.com/node:4'],
    ['a line that the table does not know', 'python:9.1'],
    ['a name that says no version', 'node:latest'],
    ['what has no releases', 'cgr.dev/chainguard/wolfi-base:latest'],
    ['no reference at all', 'Windows 10.0.17763'],
  ])('says nothing of %s', (_, name) => {
    expect(endOfLifeOfBase(name)).toBeUndefined();
  });
});

describe('releaseLinesOfBase', () => {
  it('tells system and runtime', () => {
    expect(
      releaseLinesOfBase('python:3.11.9-alpine3.18').map(({ of }) => of),
    ).toEqual(['Alpine Linux 3.18', 'Python 3.11']);
  });
});
