import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { RiBuilding2Line } from '@remixicon/react';
import styles from './Organisation.module.css';

/** Whose portal this is: `organization.name` of the configuration. */
export function Organisation() {
  const config = useApi(configApiRef);
  const { isOpen } = useSidebarOpenState();
  const name =
    config.getOptionalString('organization.name') ??
    config.getOptionalString('app.title') ??
    'Portal';
  return (
    <Link
      to="/"
      underline="none"
      className={styles.root}
      aria-label={`${name}, home`}
      style={{
        // The side bar is dark in both themes.
        color: 'white',
        width: isOpen
          ? sidebarConfig.drawerWidthOpen
          : sidebarConfig.drawerWidthClosed,
      }}
    >
      <RiBuilding2Line className={styles.mark} aria-hidden />
      {isOpen && <span>{name}</span>}
    </Link>
  );
}
