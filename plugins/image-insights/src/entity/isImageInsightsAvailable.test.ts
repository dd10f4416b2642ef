import {
  hasImagesTab,
  isImageInsightsAvailable,
} from './isImageInsightsAvailable';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout' },
};
const annotated = {
  ...entity,
  metadata: {
    ...entity.metadata,
    annotations: { 'image-insights.io/repositories': 'ghcr.io/acme/checkout' },
  },
};

describe('isImageInsightsAvailable', () => {
  it('asks for the annotation', () => {
    expect(isImageInsightsAvailable(entity)).toBe(false);
    expect(isImageInsightsAvailable(annotated)).toBe(true);
  });
});

describe('hasImagesTab', () => {
  it('is true for every service, so that its owners learn how to link images', () => {
    expect(hasImagesTab({ ...entity, spec: { type: 'service' } })).toBe(true);
    expect(hasImagesTab({ ...entity, spec: { type: 'library' } })).toBe(false);
    expect(hasImagesTab({ ...annotated, spec: { type: 'library' } })).toBe(
      true,
    );
  });
});
