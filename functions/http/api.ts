import { openDatabase } from '../../adapters/dynamo/database.ts';
import { http } from '../_kit/http.ts';
import { router } from '../_kit/http-routes.ts';
import { openPolicies } from '../_kit/policy.ts';
import { readEnvironment } from '../environment.ts';
import { routes } from './routes.ts';

const database = openDatabase(readEnvironment('api').TABLE_NAME);

/** The staff API, behind the JWT authorizer. */
export const handler = http(router(routes, database, openPolicies(database)));
