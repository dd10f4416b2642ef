import { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import type { ImageInsightsApi } from '@image-insights/backstage-plugin-image-insights-common';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { toastApiRef, type ToastApi } from '@backstage/frontend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import { useLocation } from 'react-router-dom';
import { rootRouteRef } from '../routes';
import { mockImageInsightsApi } from './mockApi';

/** The entity that tests are about, with its images linked. */
export const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    namespace: 'default',
    annotations: {
      'image-insights.io/repositories': 'localhost:7070/shop/checkout',
      'backstage.io/edit-url': 'https://git.example.com/checkout/edit',
    },
  },
  spec: { type: 'service', owner: 'payments', lifecycle: 'production' },
};

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

function languages(defaultLanguage: string) {
  return { availableLanguages: ['en', 'de'], defaultLanguage };
}

/**
 * Renders an element in an app, on an entity's page, with a backend that
 * answers as told.
 */
export function renderOnEntity(
  element: ReactElement,
  options: {
    api?: Partial<ImageInsightsApi>;
    entity?: Entity;
    path?: string;
    mayScan?: boolean;
    /** Of the reader; English by default. */
    language?: 'de';
    /** Of an app that has signals. */
    signals?: SignalApi;
    toasts?: ToastApi;
    /** What the catalog answers besides the entity. */
    catalog?: ReturnType<typeof catalogApiMock>;
  } = {},
) {
  const { entity = checkout, path = '/', mayScan = true } = options;
  const { catalog = catalogApiMock(), signals, toasts, language } = options;
  const api = mockImageInsightsApi(options.api);
  renderInTestApp(
    <EntityProvider entity={entity}>
      {element}
      <Address />
    </EntityProvider>,
    {
      apis: [
        api,
        catalog,
        mockApis.permission({
          authorize: mayScan ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        }),
        ...(signals ? [[signalApiRef, signals] as const] : []),
        ...(toasts ? [[toastApiRef, toasts] as const] : []),
      ],
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: language
            ? [{ 'api:app/app-language': { config: languages(language) } }]
            : [],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
      initialRouteEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/image-insights': rootRouteRef,
      },
    },
  );
  return api;
}
