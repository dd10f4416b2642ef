import { priceList } from '@image-insights/backstage-plugin-image-insights-common';
import german from '../../translations/prices/de';
import { pricesEnglish } from '../../translations/prices/english';
import { priceTexts } from './priceTexts';

const inGerman = priceTexts(key => german[key] ?? pricesEnglish[key] ?? key);
const gateway = {
  id: 'aws.nat.hour',
  region: 'eu-west-1',
  title: 'NAT gateway',
};

describe('names and notes of prices', () => {
  it('are those of the list that the plugin ships, each with its German', () => {
    const said = priceList.prices.flatMap(({ title, note }) =>
      note === undefined ? [title] : [title, note],
    );
    expect(new Set(Object.values(pricesEnglish))).toEqual(new Set(said));
    expect(Object.keys(german)).toEqual(Object.keys(pricesEnglish));
  });

  it('differ by region where the list does', () => {
    const oceania = priceList.prices.filter(
      ({ id }) => id === 'gcp.ar.intercontinental',
    );
    expect(oceania.map(inGerman.title)).toEqual([
      'Artifact Registry auf einen anderen Kontinent',
      'Artifact Registry von oder nach Ozeanien',
    ]);
  });

  it('stay as app-config has them', () => {
    const own = { ...gateway, title: 'Our gateway', note: 'By contract.' };
    expect([
      inGerman.title(gateway),
      inGerman.title(own),
      inGerman.note(own),
      inGerman.title({ id: 'acme.link', title: 'Link' }),
    ]).toEqual(['NAT-Gateway', 'Our gateway', 'By contract.', 'Link']);
  });
});
