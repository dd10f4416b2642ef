import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import {
  NavContentNavItem,
  NavContentComponentProps,
} from '@backstage/plugin-app-react';
import { RiMenuLine, RiSearchLine, RiUserSettingsLine } from '@remixicon/react';
import { Organisation } from './Organisation';

function NavItem(props: NavContentNavItem) {
  return (
    <SidebarItem to={props.href} icon={() => props.icon} text={props.title} />
  );
}

/**
 * The side bar: whose portal it is, search, the pages of all plugins with the
 * catalog and the images first, settings (and with them the theme) at its foot.
 */
export function NavSidebar(props: NavContentComponentProps) {
  const nav = props.navItems.withComponent(NavItem);
  const search = props.navItems.take('page:search');
  const settings = nav.take('page:user-settings');
  // Reached from elsewhere (Settings, sign-in) or of no use to a visitor.
  props.navItems.take('page:app-visualizer');

  return (
    <Sidebar>
      <Organisation />
      {search && (
        <SidebarGroup label="Search" icon={<RiSearchLine />} to={search.href}>
          <SidebarItem
            to={search.href}
            icon={() => <RiSearchLine />}
            text={search.title}
          />
        </SidebarGroup>
      )}
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<RiMenuLine />}>
        <SidebarScrollWrapper>
          {nav.take('page:catalog')}
          {nav.take('page:image-insights')}
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup
        label="Settings"
        icon={<RiUserSettingsLine />}
        to="/settings"
      >
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
}
