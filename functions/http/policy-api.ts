import { openDatabase } from '../../adapters/dynamo/database.ts';
import { openEndpoints } from '../_kit/endpoints.ts';
import { http } from '../_kit/http.ts';
import { router } from '../_kit/http-routes.ts';
import { openPolicies } from '../_kit/policies.ts';
import { readEnvironment } from '../environment.ts';
import { policyRoutes } from './policy-routes.ts';

const environment = readEnvironment('policyApi');
const database = openDatabase(environment.TABLE_NAME);
const policies = openPolicies(database);
const endpoints = openEndpoints(environment.ENDPOINTS_SECRET_ARN);

/** The part of the staff API that is about policies, calendars and staff, behind the JWT authorizer. */
export const handler = http(router(policyRoutes, { database, policies, endpoints }));
