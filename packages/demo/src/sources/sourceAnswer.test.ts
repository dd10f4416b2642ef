import { sourceAnswer } from './sourceAnswer';

function textOf(path: string): string | undefined {
  const answer = sourceAnswer(path, 'localhost:7171');
  return answer?.status === 200
    ? Buffer.from(answer.body ?? []).toString()
    : undefined;
}

describe('sourceAnswer', () => {
  it('gives a service’s Dockerfile, its base images at this registry', () => {
    expect(textOf('/source/checkout/Dockerfile')).toMatch(
      /^FROM localhost:7171\/base\/node:20-slim\n/,
    );
  });

  it('lists the files of a service', () => {
    expect(textOf('/source/reports-api/')).toBe('Dockerfile\n.dockerignore');
    expect(textOf('/source/checkout/')).toBe('Dockerfile');
  });

  it('knows no other files and no other services', () => {
    expect(sourceAnswer('/source/checkout/.dockerignore', '')?.status).toBe(
      404,
    );
    expect(sourceAnswer('/source/nobody/Dockerfile', '')?.status).toBe(404);
    expect(sourceAnswer('/source/constructor/', '')?.status).toBe(404);
    expect(sourceAnswer('/source/checkout/__proto__', '')?.status).toBe(404);
  });

  it('leaves the registry’s own paths alone', () => {
    expect(sourceAnswer('/v2/', '')).toBeUndefined();
    expect(sourceAnswer('/source/a/b/c', '')).toBeUndefined();
  });
});
