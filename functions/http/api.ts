import { openDatabase } from '../../adapters/dynamo/database.ts';
import { openEndpoints } from '../_kit/endpoints.ts';
import { http } from '../_kit/http.ts';
import { router } from '../_kit/http-routes.ts';
import { openPolicies } from '../_kit/policies.ts';
import { readEnvironment } from '../environment.ts';
import { routes } from './routes.ts';

const environment = readEnvironment('api');
const database = openDatabase(environment.TABLE_NAME);
const policies = openPolicies(database);
const endpoints = openEndpoints(environment.ENDPOINTS_SECRET_ARN);

/** The staff API, behind the JWT authorizer. */
export const handler = http(router(routes, { database, policies, endpoints }));
