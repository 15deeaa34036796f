/** What DynamoDB Local calls its one file with `-sharedDb`. */
export const DATABASE_FILE = 'shared-local-instance.db';
