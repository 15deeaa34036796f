/** Reading and writing instants. */
export * from 'business-time/instants';
