import { Entity, GroupEntity, UserEntity } from '@backstage/catalog-model';
import { demoEntity } from './demoEntity';

interface Team {
  name: string;
  title: string;
  description: string;
  type: 'organisation' | 'department' | 'team';
  parent?: string;
  members?: { name: string; displayName: string }[];
}

const teams: Team[] = [
  {
    name: 'brightwater',
    title: 'Brightwater',
    description: 'A shop for boats and everything that belongs on one.',
    type: 'organisation',
  },
  {
    name: 'commerce',
    title: 'Commerce',
    description: 'What customers see, and what happens when they pay.',
    type: 'department',
    parent: 'brightwater',
  },
  {
    name: 'engineering',
    title: 'Engineering',
    description: 'What the other teams build on and learn from.',
    type: 'department',
    parent: 'brightwater',
  },
  {
    name: 'storefront',
    title: 'Storefront',
    description: 'Search, product pages and the way to the till.',
    type: 'team',
    parent: 'commerce',
    members: [
      { name: 'amara.okafor', displayName: 'Amara Okafor' },
      { name: 'jonas.weber', displayName: 'Jonas Weber' },
      { name: 'mei.tanaka', displayName: 'Mei Tanaka' },
    ],
  },
  {
    name: 'payments',
    title: 'Payments',
    description: 'Orders, invoices and the ledger.',
    type: 'team',
    parent: 'commerce',
    members: [
      { name: 'lucia.ferrari', displayName: 'Lucía Ferrari' },
      { name: 'tomasz.nowak', displayName: 'Tomasz Nowak' },
    ],
  },
  {
    name: 'insight',
    title: 'Insight',
    description: 'Reports and prices from what was sold.',
    type: 'team',
    parent: 'commerce',
    members: [
      { name: 'priya.raman', displayName: 'Priya Raman' },
      { name: 'olivier.dupont', displayName: 'Olivier Dupont' },
    ],
  },
  {
    name: 'platform',
    title: 'Platform',
    description: 'Base images, the gateway, mail and feature flags.',
    type: 'team',
    parent: 'engineering',
    members: [
      { name: 'hanna.lindqvist', displayName: 'Hanna Lindqvist' },
      { name: 'samuel.mensah', displayName: 'Samuel Mensah' },
      { name: 'noor.haddad', displayName: 'Noor Haddad' },
    ],
  },
  {
    name: 'guild',
    title: 'Go guild',
    description: 'Workshops, and the small services that came out of them.',
    type: 'team',
    parent: 'engineering',
    members: [{ name: 'erik.sorensen', displayName: 'Erik Sørensen' }],
  },
];

function groupOf(team: Team): GroupEntity {
  return {
    ...demoEntity({
      kind: 'Group',
      name: team.name,
      title: team.title,
      description: team.description,
    }),
    kind: 'Group',
    apiVersion: 'backstage.io/v1alpha1',
    spec: {
      type: team.type,
      profile: { displayName: team.title },
      parent: team.parent,
      children: teams
        .filter(other => other.parent === team.name)
        .map(other => other.name),
    },
  };
}

function usersOf(team: Team): UserEntity[] {
  return (team.members ?? []).map(({ name, displayName }) => ({
    ...demoEntity({ kind: 'User', name }),
    kind: 'User',
    apiVersion: 'backstage.io/v1alpha1',
    spec: { profile: { displayName }, memberOf: [team.name] },
  }));
}

/**
 * The teams of the demo organisation and the people in them.
 * @public
 */
export function demoTeams(): Entity[] {
  return teams.flatMap(team => [groupOf(team), ...usersOf(team)]);
}
