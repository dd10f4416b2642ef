import { onAlpine } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { maintainerDeprecated } from './maintainerDeprecated';

describe('maintainer-deprecated', () => {
  it('turns the own MAINTAINER into a label', () => {
    const [finding] = findingsOf(maintainerDeprecated, {
      image: onAlpine({
        steps: ['MAINTAINER Ann <ann@example.com>', 'COPY app /app'],
      }),
    });
    expect(finding.remedy.change).toEqual({
      in: 'Dockerfile',
      before: 'MAINTAINER Ann <ann@example.com>',
      after: 'LABEL org.opencontainers.image.authors="Ann <ann@example.com>"',
    });
  });

  it('writes no line that a name could break out of', () => {
    const [finding] = findingsOf(maintainerDeprecated, {
      image: onAlpine({
        steps: ['MAINTAINER a" $(x) \\', 'COPY app /app'],
      }),
    });
    expect(finding.remedy.change?.after).toBe(
      'LABEL org.opencontainers.image.authors="a (x) "',
    );
  });

  it('does not blame an image for the MAINTAINER of its base', () => {
    expect(
      outcomeOf(maintainerDeprecated, {
        image: {
          layers: ['base', 'app'],
          history: [
            { createdBy: '/bin/sh -c #(nop) ADD file:1 in / ' },
            {
              createdBy: '/bin/sh -c #(nop)  MAINTAINER Base <b@example.com>',
              emptyLayer: true,
            },
            {
              createdBy: '/bin/sh -c #(nop)  CMD ["/bin/sh"]',
              emptyLayer: true,
            },
            { createdBy: '/bin/sh -c #(nop) COPY file:2 in /app ' },
          ],
        },
      }),
    ).toEqual({ state: 'passed' });
  });

  it('cannot say anything of an image without history', () => {
    expect(
      outcomeOf(maintainerDeprecated, { image: { layers: ['a'] } }),
    ).toMatchObject({ state: 'undecided', missing: 'manifest' });
  });
});
