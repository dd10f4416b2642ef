import { withheldText } from './withheldText';

describe('withheldText', () => {
  it('takes names out of every text, longest first, and leaves all else', () => {
    const finding = {
      title: 'Base behind its tag',
      places: [{ path: 'r.example.com/base/jre:11', bytes: 7 }],
      remedy: {
        text: 'Rebuild on r.example.com/base/jre:11 (see r.example.com/base/jre).',
      },
    };
    const shown = withheldText(finding, [
      'r.example.com/base/jre',
      'r.example.com/base/jre:11',
      '',
    ]);
    expect(JSON.stringify(shown)).not.toContain('jre');
    expect(shown.remedy.text).toBe(
      'Rebuild on (a base image that you may not see) (see (a base image that you may not see)).',
    );
    expect(shown.places[0].bytes).toBe(7);
    expect(withheldText(finding, [])).toBe(finding);
  });
});
