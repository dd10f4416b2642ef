import { saving } from '../../__testUtils__';
import { savingHref } from './savingHref';

const images = (ref: string, within = '') => `/catalog/${ref}/images${within}`;

describe('savingHref', () => {
  it('opens a finding in its repository', () => {
    expect(savingHref(saving({ id: 'finding:pip-cache-kept' }), images)).toBe(
      '/catalog/component:default/checkout/images/findings?repo=localhost%3A7070%2Fshop%2Fcheckout&finding=pip-cache-kept',
    );
  });

  it('knows the finding where the repository stands behind it', () => {
    const row = saving({
      id: 'finding:toolchain-in-image:own localhost:7070/shop/checkout',
    });
    expect(savingHref(row, images)).toMatch(
      /&finding=toolchain-in-image%3Aown$/,
    );
  });

  it('leads to the cost of the service for all else', () => {
    const order = saving({
      id: 'component:default/checkout layer-order',
      kind: 'layer-order',
      subject: undefined,
    });
    expect(savingHref(order, images)).toBe(
      '/catalog/component:default/checkout/images/cost?of=localhost%3A7070%2Fshop%2Fcheckout',
    );
  });

  it('leads nowhere where it concerns all services', () => {
    expect(
      savingHref(saving({ kind: 'one-base', entityRef: undefined }), images),
    ).toBeUndefined();
  });
});
