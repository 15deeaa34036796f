import type { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '../../service.ts';

export interface User {
  poolId: string;
  /** Lower case: user names are case-insensitive. */
  username: string;
  sub: string;
  status: 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED';
  /** As `hashPassword` makes it; none until one is set. */
  passwordHash: string | null;
  attributes: Record<string, string>;
  createdAt: EpochMs;
  modifiedAt: EpochMs;
}

/** The users of all pools and the groups they are in. */
export class UserStore {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec(`
      CREATE TABLE IF NOT EXISTS cognito_users (pool_id TEXT, username TEXT, user TEXT NOT NULL, PRIMARY KEY (pool_id, username));
      CREATE TABLE IF NOT EXISTS cognito_memberships (
        pool_id TEXT, username TEXT, group_name TEXT, PRIMARY KEY (pool_id, username, group_name));
    `);
  }

  find(poolId: string, username: string): User | undefined {
    const query = this.#db.prepare('SELECT user FROM cognito_users WHERE pool_id = ? AND username = ?');
    const row = query.get(poolId, username.toLowerCase());
    return row && JSON.parse(row.user as string);
  }

  /** @returns false when there is a user of that name already. */
  insert(user: User): boolean {
    const statement = this.#db.prepare('INSERT OR IGNORE INTO cognito_users VALUES (?, ?, ?)');
    return statement.run(user.poolId, user.username, JSON.stringify(user)).changes === 1;
  }

  update(user: User): void {
    this.#db
      .prepare('UPDATE cognito_users SET user = ? WHERE pool_id = ? AND username = ?')
      .run(JSON.stringify(user), user.poolId, user.username);
  }

  addToGroup({ poolId, username }: User, group: string): void {
    this.#db.prepare('INSERT OR IGNORE INTO cognito_memberships VALUES (?, ?, ?)').run(poolId, username, group);
  }

  groups({ poolId, username }: User): string[] {
    const query = 'SELECT group_name FROM cognito_memberships WHERE pool_id = ? AND username = ? ORDER BY group_name';
    return this.#db
      .prepare(query)
      .all(poolId, username)
      .map((row) => row.group_name as string);
  }
}
