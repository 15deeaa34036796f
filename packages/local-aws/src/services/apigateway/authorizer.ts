import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Runtime } from '../../service.ts';
import { SigningKeys } from '../cognito/keys.ts';
import { type Authorization, splitUrl } from './event.ts';
import type { JwtAuthorizerSettings } from './model.ts';
import { type HttpRequest, header } from './request.ts';
import { gatewayResponse, type HttpResponse } from './response.ts';

/**
 * The JWT authorizer of an HTTP API for tokens of a user pool of this runtime: checks signature, issuer, audience and
 * scopes, and the times against the movable clock.
 */
export class JwtAuthorizer {
  readonly #runtime: Runtime;
  readonly #settings: JwtAuthorizerSettings;
  #keys: ReturnType<typeof createLocalJWKSet> | undefined;

  constructor(runtime: Runtime, settings: JwtAuthorizerSettings) {
    this.#runtime = runtime;
    this.#settings = settings;
  }

  async authorize(
    request: HttpRequest,
    requiredScopes: readonly string[],
  ): Promise<{ authorization: Authorization } | { refusal: HttpResponse }> {
    const token = this.#token(request);
    if (!token) return { refusal: unauthorized() };
    let claims: JWTPayload;
    try {
      claims = await this.#verify(token);
    } catch (error) {
      return { refusal: unauthorized(description(error)) };
    }
    const granted = String(claims.scope ?? claims.scp ?? '').split(' ');
    if (requiredScopes.length > 0 && !requiredScopes.some((scope) => granted.includes(scope))) {
      return { refusal: forbidden(requiredScopes) };
    }
    return {
      authorization: { claims: asText(claims), scopes: requiredScopes.length > 0 ? [...requiredScopes] : null },
    };
  }

  #token(request: HttpRequest): string | undefined {
    const [, place, name] = /^\$request\.(header|querystring)\.(.+)$/.exec(this.#settings.identitySource)!;
    const value =
      place === 'header'
        ? header(request, name!.toLowerCase())
        : new URLSearchParams(splitUrl(request.url).query).get(name!);
    return value?.replace(/^Bearer\s+/i, '').trim();
  }

  /** Looked up late: the pool makes its keys when it starts. */
  #issuerKeys() {
    if (!this.#keys) {
      const keySet = new SigningKeys(this.#runtime.db).publicKeySet(this.#settings.issuer.split('/').at(-1)!);
      if (!keySet) throw new UnknownIssuer();
      this.#keys = createLocalJWKSet(keySet);
    }
    return this.#keys;
  }

  async #verify(token: string): Promise<JWTPayload> {
    const { issuer, audience } = this.#settings;
    const now = this.#runtime.clock.now();
    const { payload } = await jwtVerify(token, this.#issuerKeys(), {
      issuer,
      algorithms: ['RS256', 'RS384', 'RS512'],
      currentDate: new Date(now),
      requiredClaims: ['exp'],
    });
    const presented = payload.aud === undefined ? [payload.client_id] : [payload.aud].flat();
    if (!presented.some((entry) => audience.includes(String(entry)))) {
      throw new errors.JWTClaimValidationFailed('the token does not have a valid audience', payload, 'aud');
    }
    if (payload.iat !== undefined && payload.iat * 1000 > now) {
      throw new errors.JWTClaimValidationFailed('the token was issued in the future', payload, 'iat');
    }
    return payload;
  }
}

class UnknownIssuer extends Error {}

function unauthorized(problem?: string): HttpResponse {
  const challenge = problem ? `Bearer scope="" error="invalid_token" error_description="${problem}"` : 'Bearer';
  return gatewayResponse(401, 'Unauthorized', { 'www-authenticate': challenge });
}

function forbidden(scopes: readonly string[]): HttpResponse {
  const problem = 'the token does not have the required scopes';
  const challenge = `Bearer scope="${scopes.join(' ')}" error="insufficient_scope" error_description="${problem}"`;
  return gatewayResponse(403, 'Forbidden', { 'www-authenticate': challenge });
}

function description(error: unknown): string {
  // As AWS puts it: it cannot fetch the keys.
  if (error instanceof UnknownIssuer) return 'OIDC discovery endpoint communication error';
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the token has an invalid signature';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return 'invalid issuer';
    if (error.claim === 'nbf') return 'the token is not valid yet';
    return error.message.replaceAll('"', "'");
  }
  return 'the token is malformed';
}

function asText(claims: JWTPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );
}
