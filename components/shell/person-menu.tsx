'use client';

import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuLine, MenuLink } from '@/components/ui/menu';
import type { Actor } from '@/lib/domain/access/actor';
import { roleLabels } from '@/lib/domain/access/can';
import type { Theme } from './theme';
import { ThemeSwitch } from './theme-switch';

/** Who one is here, with the theme and the way out. */
export function PersonMenu({ actor, theme }: { actor: Actor; theme: Theme }) {
  return (
    <Menu
      className="w-60"
      triggerClass="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left transition-colors hover:bg-hover"
      trigger={
        <>
          <Avatar name={actor.name} size={28} />
          <span className="min-w-0 flex-1 leading-4">
            <span className="block truncate text-sm font-medium">{actor.name}</span>
            <span className="block truncate text-xs text-ink-subtle">{roleLabels[actor.role]}</span>
          </span>
          <Icon name="chevronsUpDown" size={14} className="text-ink-subtle" />
        </>
      }
    >
      <div className="p-1">
        <ThemeSwitch
          theme={theme}
          icons={{
            system: <Icon name="system" size={14} />,
            light: <Icon name="sun" size={14} />,
            dark: <Icon name="moon" size={14} />,
          }}
        />
      </div>
      <MenuLine />
      <MenuLink href={`/w/${actor.workspaceSlug}/account`} icon={<Icon name="user" />}>
        Your account
      </MenuLink>
      <MenuLink href="/sign-out" icon={<Icon name="signOut" />}>
        Sign out
      </MenuLink>
    </Menu>
  );
}
