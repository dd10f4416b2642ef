import { createDevApp } from '@backstage/frontend-dev-utils';
import plugin from '../src';

// Its pages ask the backend of app-config for data; `npm start` at the root of
// the repository starts one with the demo organisation.
createDevApp({ features: [plugin] });
