export * from './EntityImagePortfolioCard';
