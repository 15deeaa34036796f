import { createHash } from 'node:crypto';
import { type IdentityContext, type Resource, UnsupportedTemplate } from '../../service.ts';
import { parseRouteKey, type RoutePattern } from './routes.ts';

/** An HTTP API as declared in the template, all parts known by the id `Ref` answers. */
export interface HttpApi {
  id: string;
  name: string;
  cors?: CorsConfiguration;
}

export interface CorsConfiguration {
  AllowOrigins?: string[];
  AllowMethods?: string[];
  AllowHeaders?: string[];
  ExposeHeaders?: string[];
  MaxAge?: number | string;
  AllowCredentials?: boolean | string;
}

export interface Integration {
  functionArn: string;
  timeoutMs: number;
}

export interface JwtAuthorizerSettings {
  issuer: string;
  audience: string[];
  /** `$request.header.Authorization` */
  identitySource: string;
}

export interface Route {
  pattern: RoutePattern;
  integrationId: string;
  /** None on a public route. */
  authorizerId?: string;
  /** The token must have one of them; none asked for when empty. */
  scopes: string[];
}

/** The longest an HTTP API waits for a function. */
const MAX_TIMEOUT_MS = 30_000;

export function resourceId({ stackName, logicalId }: Pick<IdentityContext, 'stackName' | 'logicalId'>): string {
  const digest = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex');
  return BigInt(`0x${digest}`).toString(36).slice(0, 10);
}

function refuse({ type, logicalId }: Resource, what: string): UnsupportedTemplate {
  return new UnsupportedTemplate(`${type} ${logicalId}: ${what}`);
}

export function readApi(id: string, resource: Resource): HttpApi {
  const { ProtocolType: protocol, Name: name, CorsConfiguration: cors } = resource.properties;
  if (protocol !== 'HTTP') throw refuse(resource, `protocol ${protocol} is not supported, only HTTP`);
  return { id, name: name ?? resource.logicalId, ...(cors && { cors }) };
}

export function readIntegration(resource: Resource): Integration {
  const { IntegrationType: type, IntegrationUri: uri, PayloadFormatVersion: version } = resource.properties;
  if (type !== 'AWS_PROXY') throw refuse(resource, `integration type ${type} is not supported, only AWS_PROXY`);
  if (version !== '2.0') throw refuse(resource, `payload format ${version} is not supported, only 2.0`);
  const [functionArn] = /arn:[^:/]+:lambda:[^/]+/.exec(uri.replace(/^.*\/functions\//, '')) ?? [];
  if (!functionArn) throw refuse(resource, `${uri} is not a Lambda function`);
  return { functionArn, timeoutMs: Number(resource.properties.TimeoutInMillis ?? MAX_TIMEOUT_MS) };
}

export function readAuthorizer(resource: Resource): JwtAuthorizerSettings {
  const { AuthorizerType: type, JwtConfiguration: jwt, IdentitySource: sources } = resource.properties;
  if (type !== 'JWT') throw refuse(resource, `authorizer type ${type} is not supported, only JWT`);
  const [identitySource = '$request.header.Authorization'] = sources ?? [];
  if (!/^\$request\.(header|querystring)\.[\w-]+$/.test(identitySource)) {
    throw refuse(resource, `identity source ${identitySource} is not supported`);
  }
  return { issuer: jwt.Issuer, audience: jwt.Audience ?? [], identitySource };
}

export function readRoute(resource: Resource): Route {
  const { RouteKey, Target, AuthorizationType = 'NONE', AuthorizerId, AuthorizationScopes = [] } = resource.properties;
  if (!['NONE', 'JWT'].includes(AuthorizationType)) {
    throw refuse(resource, `authorization ${AuthorizationType} is not supported, only NONE and JWT`);
  }
  return {
    pattern: parseRouteKey(RouteKey),
    integrationId: String(Target).replace(/^integrations\//, ''),
    ...(AuthorizationType === 'JWT' && { authorizerId: AuthorizerId }),
    scopes: AuthorizationScopes,
  };
}
