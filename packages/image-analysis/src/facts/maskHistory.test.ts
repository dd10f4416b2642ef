import { maskHistory } from './maskHistory';

describe('maskHistory', () => {
  it.each([
    [
      'RUN |2 USER_ID=1000 NAME=two words /bin/sh -c make all # buildkit',
      'RUN |2 USER_ID=*** NAME=*** /bin/sh -c make all # buildkit',
    ],
    ['|1 VERSION=1.2.3 /bin/sh -c make', '|1 VERSION=*** /bin/sh -c make'],
    [
      '|1 A=x /bin/bash -o pipefail -c make # buildkit',
      '|1 A=*** /bin/bash -o pipefail -c make # buildkit',
    ],
    [
      'RUN |1 A=x powershell -Command make',
      'RUN |1 A=*** powershell -Command make',
    ],
    ['|0 /bin/sh -c make', '|0 /bin/sh -c make'],
  ])('masks build arguments of %s', (written, masked) => {
    expect(maskHistory(written)).toBe(masked);
    expect(maskHistory(masked)).toBe(masked);
  });

  it.each(['ENV NPM_TOKEN=', 'ENV A=b NPM_TOKEN='])(
    'keeps an empty value: %s',
    line => {
      expect(maskHistory(line)).toBe(line);
    },
  );

  it('hides everything where the end of the values cannot be known', () => {
    const masked = 'RUN |1 ***';
    expect(maskHistory('RUN |1 A=two words make all')).toBe(masked);
    expect(maskHistory(masked)).toBe(masked);
  });

  it.each([
    ['ARG VERSION=1.2.3', 'ARG VERSION=***'],
    ['ARG VERSION', 'ARG VERSION'],
    ['/bin/sh -c #(nop)  ARG A=x B=y', '/bin/sh -c #(nop)  ARG A=*** B=***'],
    ['ENV DB_PASSWORD=two words', 'ENV DB_PASSWORD=***'],
    ['/bin/sh -c #(nop)  ENV API_KEY=x', '/bin/sh -c #(nop)  ENV API_KEY=***'],
    ['ENV PATH=/bin:/usr/bin', 'ENV PATH=/bin:/usr/bin'],
    ['ENV API_TOKEN hunter2', 'ENV API_TOKEN ***'],
    ['LABEL token=hunter2', 'LABEL token=***'],
  ])('masks the variable of %s', (written, masked) => {
    expect(maskHistory(written)).toBe(masked);
    expect(maskHistory(masked)).toBe(masked);
  });
});
