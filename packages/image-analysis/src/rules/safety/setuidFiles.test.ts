import { onDebian } from '../size/testing';
import { TestLayer, findingsOf, outcomeOf } from '../testing';
import { setuidFiles } from './setuidFiles';

const image = onDebian({ steps: ['RUN apt-get install -y tool'] });

function decide(own: TestLayer, base: TestLayer) {
  return outcomeOf(setuidFiles, { image, contents: [base, own] });
}

describe('setuid-files', () => {
  it('finds what an own layer brings, and takes the bit away where it came', () => {
    expect(
      findingsOf(setuidFiles, {
        image,
        contents: [
          {},
          { files: { 'usr/bin/tool': { bytes: 9, mode: 0o4755 } } },
        ],
      }),
    ).toMatchObject([
      {
        title: '/usr/bin/tool is setuid',
        severity: 'low',
        remedy: {
          change: {
            before: 'RUN apt-get install -y tool',
            after:
              'RUN apt-get install -y tool && \\\n    chmod a-s /usr/bin/tool',
          },
        },
      },
    ]);
  });

  it('minds more where programs do not usually lie', () => {
    expect(
      findingsOf(setuidFiles, {
        image,
        contents: [{}, { files: { 'app/run': { bytes: 9, mode: 0o2755 } } }],
      }),
    ).toMatchObject([{ title: '/app/run is setgid', severity: 'medium' }]);
  });

  it.each<[string, TestLayer, TestLayer]>([
    [
      'the usual set',
      { files: { 'usr/bin/su': { bytes: 9, mode: 0o4755 } } },
      {},
    ],
    [
      'plain programs',
      { files: { 'usr/bin/tool': { bytes: 9, mode: 0o755 } } },
      {},
    ],
    [
      'files nobody runs',
      { files: { 'data/x': { bytes: 9, mode: 0o4644 } } },
      {},
    ],
    [
      'what the base has so already',
      { files: { 'usr/bin/tool': { bytes: 8, mode: 0o4755 } } },
      { files: { 'usr/bin/tool': { bytes: 9, mode: 0o4755 } } },
    ],
    ['programs of the base', {}, { files: { 'x/y': { mode: 0o4755 } } }],
  ])('accepts %s', (_, own, base) => {
    expect(decide(own, base)).toEqual({ state: 'passed' });
  });

  it('cannot decide without contents', () => {
    expect(outcomeOf(setuidFiles, { image }).state).toBe('undecided');
  });
});
