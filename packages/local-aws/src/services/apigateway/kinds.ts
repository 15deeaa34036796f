import type { Resource, ResourceKind } from '../../service.ts';
import { resourceId } from './model.ts';

/** A kind known by an id made from the logical id, which is also the attribute `attribute`. */
function kind(attribute: string, properties: readonly string[], declare: (resource: Resource) => void): ResourceKind {
  return {
    properties,
    identify(context) {
      const id = resourceId(context);
      return { ref: id, attributes: { [attribute]: id } };
    },
    declare,
  };
}

export function apiKind(declare: (resource: Resource) => void): ResourceKind {
  const properties = ['CorsConfiguration', 'Description', 'Name', 'ProtocolType', 'Tags'];
  return {
    properties,
    identify(context) {
      const id = resourceId(context);
      return { ref: id, attributes: { ApiId: id, ApiEndpoint: context.endpoint } };
    },
    declare,
  };
}

/** Throttling, access logs and the like are accepted and have no effect. */
export function stageKind(declare: (resource: Resource) => void): ResourceKind {
  return {
    properties: [
      'AccessLogSettings',
      'ApiId',
      'AutoDeploy',
      'DefaultRouteSettings',
      'Description',
      'RouteSettings',
      'StageName',
      'Tags',
    ],
    identify: () => ({ ref: '$default', attributes: {} }),
    declare,
  };
}

export const integrationKind = (declare: (resource: Resource) => void) =>
  kind(
    'IntegrationId',
    [
      'ApiId',
      'Description',
      'IntegrationMethod',
      'IntegrationType',
      'IntegrationUri',
      'PayloadFormatVersion',
      'TimeoutInMillis',
    ],
    declare,
  );

export const authorizerKind = (declare: (resource: Resource) => void) =>
  kind('AuthorizerId', ['ApiId', 'AuthorizerType', 'IdentitySource', 'JwtConfiguration', 'Name'], declare);

export const routeKind = (declare: (resource: Resource) => void) =>
  kind(
    'RouteId',
    ['ApiId', 'AuthorizationScopes', 'AuthorizationType', 'AuthorizerId', 'OperationName', 'RouteKey', 'Target'],
    declare,
  );
