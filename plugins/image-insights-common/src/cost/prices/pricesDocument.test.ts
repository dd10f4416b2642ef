import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { networkPathIdSchema } from '../schema';
import { costSettings } from '../testing/costSettings';
import { priceList } from './priceList';
import { pricesDocument } from './pricesDocument';

const documentFile = join(__dirname, '../../../../../docs/prices.md');
const text = pricesDocument(
  priceList,
  costSettings({ crossZoneShare: 2 / 3, nodes: 20 }),
);

describe('docs/prices.md', () => {
  it('is written from the price list', () => {
    if (process.env.UPDATE_DOCS) {
      writeFileSync(documentFile, text);
    }
    expect(readFileSync(documentFile, 'utf8')).toBe(text);
  });

  it('has every price with its date, and every path', () => {
    for (const { id, asOf } of priceList.prices) {
      expect(text).toMatch(new RegExp(`\\| \`${id}\` \\|.*\\| ${asOf} \\|`));
    }
    for (const id of networkPathIdSchema.options) {
      expect(text).toContain(`| \`${id}\` `);
    }
  });
});
