export * from './Savings';
export * from './SavingsPage';
