export * from './RegistryOptions';
export * from './RegistryReader';
