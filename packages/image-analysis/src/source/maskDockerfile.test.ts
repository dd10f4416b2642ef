import { maskDockerfile } from './maskDockerfile';

describe('maskDockerfile', () => {
  it.each([
    ['ENV DB_PASSWORD=hunter2', 'ENV DB_PASSWORD=***'],
    ['ENV DB_PASSWORD hunter2 and more', 'ENV DB_PASSWORD ***'],
    ['ARG NPM_TOKEN=abc', 'ARG NPM_TOKEN=***'],
    ['ARG GO_VERSION=1.24', 'ARG GO_VERSION=1.24'],
    ['ENV TOKEN=$TOKEN', 'ENV TOKEN=$TOKEN'],
    ['ENV TOKEN $TOKEN', 'ENV TOKEN $TOKEN'],
    [
      'RUN git clone https://me:pw@git.example.com/a',
      'RUN git clone https://***@git.example.com/a',
    ],
  ])('%s becomes %s', (text, masked) => {
    expect(maskDockerfile(text)).toBe(masked);
    expect(maskDockerfile(masked)).toBe(masked);
  });

  it('keeps every line where it was', () => {
    const text = [
      'FROM a',
      'ENV API_KEY="one\\',
      '  two" B=c',
      'RUN <<EOF',
      '-----BEGIN RSA PRIVATE KEY-----',
      'MIIabc',
      '-----END RSA PRIVATE KEY-----',
      'EOF',
      'CMD ["x"]',
    ].join('\n');
    const masked = maskDockerfile(text).split('\n');
    expect(masked).toHaveLength(9);
    expect(masked[8]).toBe('CMD ["x"]');
    expect(masked.join('\n')).not.toMatch(/one|two|MIIabc/);
  });
});
