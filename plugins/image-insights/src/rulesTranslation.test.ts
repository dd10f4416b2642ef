import german from './translations/rules/de';
import { rulesEnglish } from './translations/rules/english';

describe('the German texts of the rules', () => {
  it('are complete and have no text too many', () => {
    expect(Object.keys(german)).toEqual(Object.keys(rulesEnglish));
  });

  it('say something of their own', () => {
    const same = Object.keys(german).filter(
      key => german[key] === rulesEnglish[key] || german[key].trim() === '',
    );
    expect(same).toEqual([]);
  });

  it('end as the English ones do: sentences with a full stop, titles without', () => {
    const end = (text: string) => /[.…]$/.test(text);
    const unlike = Object.keys(german).filter(
      key => end(german[key]) !== end(rulesEnglish[key]),
    );
    expect(unlike).toEqual([]);
  });

  it('hold nothing that would be taken for a mark to fill in', () => {
    const marked = Object.values({ ...german, ...rulesEnglish }).filter(text =>
      /\{\{|\$t\(/.test(text),
    );
    expect(marked).toEqual([]);
  });
});
