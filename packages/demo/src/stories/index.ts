export * from './demoStories';
export * from './sizes';
export * from './story';
