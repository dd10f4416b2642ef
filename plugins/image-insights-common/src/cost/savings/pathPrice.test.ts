import fc from 'fast-check';
import { settings as anySettings } from '../__testUtils__/arbitraryInputs';
import { pathMoney } from '../money';
import { priceList } from '../prices';
import { pathPrice } from './pathPrice';

const bytes = fc.integer({ min: 0, max: 6e15 });

describe('pathPrice', () => {
  it('is what the path costs, whatever its tiers hold already', () => {
    fc.assert(
      fc.property(
        fc.record({
          settings: anySettings,
          blob: bytes,
          api: bytes,
          before: bytes,
        }),
        ({ settings, blob, api, before }) => {
          const registryHost = 'europe-docker.pkg.dev';
          const currency = { code: 'EUR', perUsd: 0.9 };
          const price = pathPrice({
            group: {
              key: 'group',
              settings,
              registryHost,
              blobBytes: blob,
              apiBytes: api,
            },
            path: settings.path,
            prices: priceList,
            currency,
          });
          const amount = price.amountOf({ blob, api }, before);
          const { flat } = price;
          const byByte = flat ? blob * flat.blob + api * flat.api : amount;
          const { variable } = pathMoney({
            path: settings.path,
            settings,
            registryHost,
            bytes: { blob, api },
            before: settings.otherTrafficBytes + before,
            prices: priceList,
            currency,
          });
          for (const one of [amount, byByte]) {
            expect(Math.abs(one - variable)).toBeLessThanOrEqual(
              1e-9 * Math.max(1, variable),
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
