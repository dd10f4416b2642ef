import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

/**
 * The portal. Plugins are not listed here: `app.packages: all` in
 * app-config.portal.yaml finds them among this package's dependencies.
 */
export default createApp({ features: [navModule, signInModule] });
