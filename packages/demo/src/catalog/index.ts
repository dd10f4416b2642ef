export * from './DemoEntityProvider';
export * from './demoOrganisation';
