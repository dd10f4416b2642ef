export * from './appPath';
export * from './organisationPages';
export * from './useOrganisationLink';
