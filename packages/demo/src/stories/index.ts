export * from './demoStories';
export * from './story';
